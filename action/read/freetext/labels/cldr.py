"""Words of other languages for days and hours: written by scripts/languages.

Words of one meaning stand in one string, in lower case and without the dot of an abbreviation, with
bars between them; -1 is a weekday on which languages disagree. From the Unicode CLDR, Copyright
© 2004-2025 Unicode, Inc., under the Unicode License v3, whose text is LICENSES/Unicode-3.0.txt.
"""

from typing import Final

MONTHS: Final[dict[int, str]] = {
    1: (
        "ene|enero|gen|gennaio|jan|janeiro|januar|januari|janv|janvier|jän|jänner|led|leden|ledna|"
        "oca|ocak|sty|styczeń|stycznia|tammi|tammikuu|tammikuuta|січ|січень|січня|янв|январь|"
        "января|一月"
    ),
    2: (
        "feb|febbraio|febrero|februar|februari|fev|fevereiro|févr|février|helmi|helmikuu|"
        "helmikuuta|lut|lutego|luty|úno|únor|února|şub|şubat|лют|лютий|лютого|февр|февраль|февраля|"
        "二月"
    ),
    3: (
        "bře|březen|března|maalis|maaliskuu|maaliskuuta|maart|mar|marca|mars|mart|marts|marzec|"
        "marzo|março|mrt|mär|märz|бер|березень|березня|мар|март|марта|三月"
    ),
    4: (
        "abr|abril|apr|april|aprile|avr|avril|dub|duben|dubna|huhti|huhtikuu|huhtikuuta|kwi|"
        "kwiecień|kwietnia|nis|nisan|апр|апрель|апреля|квіт|квітень|квітня|四月"
    ),
    5: (
        "kvě|květen|května|mag|maggio|mai|maio|maj|maja|may|mayo|mayıs|mei|touko|toukokuu|"
        "toukokuuta|май|мая|трав|травень|травня|五月"
    ),
    6: (
        "cze|czerwca|czerwiec|giu|giugno|haz|haziran|juin|jun|junho|juni|junio|kesä|kesäkuu|"
        "kesäkuuta|červen|června|čvn|июн|июнь|июня|черв|червень|червня|六月"
    ),
    7: (
        "heinä|heinäkuu|heinäkuuta|juil|juillet|jul|julho|juli|julio|lip|lipca|lipiec|lug|luglio|"
        "tem|temmuz|července|červenec|čvc|июл|июль|июля|лип|липень|липня|七月"
    ),
    8: (
        "ago|agosto|août|aug|august|augusti|augustus|ağu|ağustos|elo|elokuu|elokuuta|sie|sierpień|"
        "sierpnia|srp|srpen|srpna|авг|август|августа|серп|серпень|серпня|八月"
    ),
    9: (
        "eyl|eylül|sep|sept|september|septembre|septiembre|set|setembro|settembre|syys|syyskuu|"
        "syyskuuta|wrz|wrzesień|września|zář|září|вер|вересень|вересня|сент|сентябрь|сентября|九月"
    ),
    10: (
        "eki|ekim|loka|lokakuu|lokakuuta|oct|octobre|octubre|okt|oktober|ott|ottobre|out|outubro|"
        "paź|październik|października|říj|říjen|října|жовт|жовтень|жовтня|окт|октябрь|октября|十月"
    ),
    11: (
        "kas|kasım|lis|listopad|listopada|listopadu|marras|marraskuu|marraskuuta|nov|november|"
        "novembre|novembro|noviembre|лист|листопад|листопада|нояб|ноябрь|ноября|十一月"
    ),
    12: (
        "ara|aralık|dec|december|des|desember|dez|dezember|dezembro|dic|dicembre|diciembre|déc|"
        "décembre|gru|grudnia|grudzień|joulu|joulukuu|joulukuuta|pro|prosince|prosinec|груд|"
        "грудень|грудня|дек|декабрь|декабря|十二月"
    ),
}

WEEKDAYS: Final[dict[int, str]] = {
    -1: "di|do|ma|pe|pt|sa|so",
    0: (
        "lu|lun|lundi|lunedì|lunes|maanantai|maanantaina|maandag|man|mandag|mo|montag|må|mån|"
        "måndag|pazartesi|po|pon|pondělí|poniedziałek|pzt|seg|segunda|segunda-feira|пн|понедельник|"
        "понеділок|一|周一|星期一|月|月曜日|週一|월|월요일"
    ),
    1: (
        "dienstag|dinsdag|mar|mardi|martedì|martes|sal|salı|ter|terça|terça-feira|ti|tiistai|"
        "tiistaina|tir|tirs|tirsdag|tis|tisdag|wt|wto|wtorek|út|úterý|вт|вторник|вівторок|二|周二|"
        "星期二|火|火曜日|週二|화|화요일"
    ),
    2: (
        "ke|keskiviikko|keskiviikkona|me|mer|mercoledì|mercredi|mi|mittwoch|mié|miércoles|on|ons|"
        "onsdag|qua|quarta|quarta-feira|st|středa|wo|woensdag|ça|çar|çarşamba|śr|śro|środa|середа|"
        "ср|среда|三|周三|星期三|水|水曜日|週三|수|수요일"
    ),
    3: (
        "czw|czwartek|donderdag|donnerstag|gio|giovedì|je|jeu|jeudi|ju|jue|jueves|per|perşembe|qui|"
        "quinta|quinta-feira|to|tor|tors|torsdag|torstai|torstaina|čt|čtvrtek|четвер|четверг|чт|"
        "周四|四|星期四|木|木曜日|週四|목|목요일"
    ),
    4: (
        "cu|cum|cuma|fr|fre|fredag|freitag|perjantai|perjantaina|pią|piątek|pá|pátek|sex|sexta|"
        "sexta-feira|ve|ven|vendredi|venerdì|vi|vie|viernes|vr|vrijdag|пʼятниця|пт|пятница|五|周五|"
        "星期五|週五|金|金曜日|금|금요일"
    ),
    5: (
        "cmt|ct|cumartesi|la|lauantai|lauantaina|lö|lör|lördag|lø|lør|lørdag|sab|sabato|sam|samedi|"
        "samstag|sob|sobota|sáb|sábado|za|zaterdag|сб|суббота|субота|六|周六|土|土曜日|星期六|週六|"
        "토|토요일"
    ),
    6: (
        "dim|dimanche|dom|domenica|domingo|ne|neděle|nie|niedz|niedziela|pa|paz|pazar|sonntag|su|"
        "sunnuntai|sunnuntaina|sö|sön|söndag|sø|søn|søndag|zo|zondag|воскресенье|вс|нд|неділя|周日|"
        "日|日曜日|星期日|週日|일|일요일"
    ),
}

HALVES: Final[dict[str, str]] = {
    "a": (
        "a. m|a.m|aamulla|aamup|aamupäivällä|am|ap|da manhã|de la madrugada|de la mañana|"
        "di mattina|dop|dopoledne|fm|form|morg|morgens|om formiddagen|om morgenen|przed południem|"
        "på formiddagen|på förm|på förmiddagen|på morg|på morgenen|på morgonen|rano|ráno|sabah|"
        "vorm|vormittags|öö|öğleden önce|дп|ранку|утра|’s ochtends|上午|午前|早上|清晨|아침|오전"
    ),
    "n": (
        "da madrugada|de la noche|di notte|du matin|gece|matin|nachts|natt|om natten|på natten|v n|"
        "v noci|w nocy|yöllä|ночи|ночі|’s nachts|凌晨|夜中"
    ),
    "p": (
        "abends|akşam|akşamüstü|après-midi|da noite|da tarde|de la tarde|de l’après-midi|"
        "del pomeriggio|di pomeriggio|di sera|du soir|em|etterm|illalla|iltap|iltapäivällä|ip|"
        "kveld|mittags|nachm|nachmittags|odp|odpoledne|om aftenen|om eftermiddagen|p. m|p.m|pm|"
        "po południu|på efterm|på eftermiddagen|på ettermiddagen|på kvelden|på kvällen|soir|več|"
        "večer|wieczorem|ös|öğleden sonra|вечера|вечора|дня|пп|’s avonds|’s middags|下午|中午|午後|"
        "夕方|晚上|오후|저녁"
    ),
}

TURNS: Final[dict[str, str]] = {
    "midnight": (
        "gece yarısı|keskiyö|keskiyöllä|meia-noite|mezzanotte|middernacht|midn|midnat|midnatt|"
        "minuit|mitternacht|o północy|północ|půln|půlnoc|полн|полночь|північ|午夜|真夜中|자정"
    ),
    "noon": (
        "del mediodía|keskip|keskipäivä|keskipäivällä|mediodía|meio-dia|mezzogiorno|midi|pol|"
        "poledne|południe|w południe|öğle|полд|полдень|полудень|正午|정오"
    ),
}

TOWNS: Final[dict[str, str]] = {
    "Africa": (
        "Abidjan Accra Addis_Ababa Algiers Asmara Bamako Bangui Banjul Bissau Blantyre Brazzaville "
        "Bujumbura Cairo Casablanca Ceuta Conakry Dakar Dar_es_Salaam Djibouti Douala El_Aaiun "
        "Freetown Gaborone Harare Johannesburg Juba Kampala Khartoum Kigali Kinshasa Lagos "
        "Libreville Lome Luanda Lubumbashi Lusaka Malabo Maputo Maseru Mbabane Mogadishu Monrovia "
        "Nairobi Ndjamena Niamey Nouakchott Ouagadougou Sao_Tome Tripoli Tunis Windhoek"
    ),
    "America": (
        "Adak Anchorage Anguilla Antigua Araguaina Argentina/Buenos_Aires Argentina/Catamarca "
        "Argentina/Cordoba Argentina/Jujuy Argentina/La_Rioja Argentina/Mendoza "
        "Argentina/Rio_Gallegos Argentina/Salta Argentina/San_Juan Argentina/San_Luis "
        "Argentina/Tucuman Argentina/Ushuaia Aruba Asuncion Atikokan Bahia Bahia_Banderas Barbados "
        "Belem Belize Boa_Vista Bogota Boise Cambridge_Bay Campo_Grande Cancun Caracas Cayenne "
        "Cayman Chicago Chihuahua Ciudad_Juarez Costa_Rica Coyhaique Creston Cuiaba Curacao "
        "Danmarkshavn Dawson Dawson_Creek Denver Detroit Dominica Edmonton Eirunepe El_Salvador "
        "Fort_Nelson Fortaleza Glace_Bay Goose_Bay Grand_Turk Grenada Guadeloupe Guatemala "
        "Guayaquil Guyana Halifax Havana Hermosillo Indiana/Indianapolis Indiana/Knox "
        "Indiana/Marengo Indiana/Petersburg Indiana/Tell_City Indiana/Vevay Indiana/Vincennes "
        "Indiana/Winamac Inuvik Iqaluit Jamaica Juneau Kentucky/Louisville Kentucky/Monticello "
        "Kralendijk La_Paz Lima Los_Angeles Lower_Princes Maceio Managua Manaus Marigot Martinique "
        "Matamoros Mazatlan Menominee Merida Metlakatla Mexico_City Miquelon Moncton Monterrey "
        "Montevideo Montserrat Nassau New_York Nome Noronha North_Dakota/Beulah "
        "North_Dakota/Center North_Dakota/New_Salem Nuuk Ojinaga Panama Paramaribo Phoenix "
        "Port_of_Spain Porto_Velho Puerto_Rico Punta_Arenas Rankin_Inlet Recife Regina Resolute "
        "Rio_Branco Santarem Santiago Santo_Domingo Sao_Paulo Scoresbysund Sitka St_Barthelemy "
        "St_Johns St_Kitts St_Lucia St_Thomas St_Vincent Swift_Current Tegucigalpa Thule Tijuana "
        "Toronto Tortola Vancouver Whitehorse Winnipeg Yakutat"
    ),
    "Asia": (
        "Aden Almaty Amman Anadyr Aqtau Aqtobe Ashgabat Atyrau Baghdad Bahrain Baku Bangkok "
        "Barnaul Beirut Bishkek Brunei Chita Colombo Damascus Dhaka Dili Dubai Dushanbe Famagusta "
        "Gaza Hebron Ho_Chi_Minh Hong_Kong Hovd Irkutsk Jakarta Jayapura Jerusalem Kabul Kamchatka "
        "Karachi Kathmandu Khandyga Kolkata Krasnoyarsk Kuala_Lumpur Kuching Kuwait Macau Magadan "
        "Makassar Manila Muscat Nicosia Novokuznetsk Novosibirsk Omsk Oral Phnom_Penh Pontianak "
        "Pyongyang Qatar Qostanay Qyzylorda Riyadh Sakhalin Samarkand Seoul Shanghai Singapore "
        "Srednekolymsk Taipei Tashkent Tbilisi Tehran Thimphu Tokyo Tomsk Ulaanbaatar Urumqi "
        "Vientiane Vladivostok Yakutsk Yangon Yekaterinburg Yerevan"
    ),
    "Atlantic": (
        "Azores Bermuda Canary Cape_Verde Faroe Madeira Reykjavik South_Georgia St_Helena Stanley"
    ),
    "Australia": (
        "Adelaide Brisbane Broken_Hill Darwin Eucla Hobart Lindeman Lord_Howe Melbourne Perth "
        "Sydney"
    ),
    "Europe": (
        "Amsterdam Andorra Astrakhan Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest "
        "Busingen Chisinau Copenhagen Dublin Gibraltar Guernsey Helsinki Isle_of_Man Istanbul "
        "Jersey Kaliningrad Kirov Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta Mariehamn "
        "Minsk Monaco Moscow Oslo Paris Podgorica Prague Riga Rome Samara San_Marino Sarajevo "
        "Saratov Simferopol Skopje Sofia Stockholm Tallinn Tirane Ulyanovsk Vaduz Vatican Vienna "
        "Vilnius Volgograd Warsaw Zagreb Zurich"
    ),
    "Indian": (
        "Antananarivo Chagos Christmas Cocos Comoro Kerguelen Mahe Maldives Mauritius Mayotte "
        "Reunion"
    ),
    "Pacific": (
        "Apia Auckland Bougainville Chatham Chuuk Easter Efate Fakaofo Fiji Funafuti Galapagos "
        "Gambier Guadalcanal Guam Honolulu Kanton Kiritimati Kosrae Kwajalein Majuro Marquesas "
        "Midway Nauru Niue Norfolk Noumea Pago_Pago Palau Pitcairn Pohnpei Port_Moresby Rarotonga "
        "Saipan Tahiti Tarawa Tongatapu Wake Wallis"
    ),
}

HOURS: Final = "uhr|时|時|시"
