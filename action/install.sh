# shellcheck shell=bash
# Makes the environment that the action runs in, exactly as action/requirements.txt has it locked.
# Input: BASE_PYTHON. Output: python.
set -euo pipefail

here=${BASH_SOURCE[0]%/*}
lock=$here/requirements.txt
exact=(--quiet --no-deps --require-hashes --only-binary :all:)

# Nothing below imports from where a workflow keeps modules of its own.
unset "${!PYTHON@}" __PYVENV_LAUNCHER__

# Where packages come from is the business of whoever runs this runner, so what they have set for
# uv and pip about that holds, and no other setting: what a workflow asks of its own installs (targets,
# constraints, files of its own) is not asked of ours. The hashes in the lock hold wherever they are from.
sources='INDEX|INDEX_.*|DEFAULT_INDEX|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS'
ways='TRUSTED_HOST|INSECURE_HOST|CERT|CLIENT_CERT|NATIVE_TLS|SYSTEM_CERTS|USE_FEATURE|PROXY|OFFLINE'
ways+='|KEYRING_.*|CREDENTIALS_DIR|CONFIG_FILE|CACHE_DIR|NO_CACHE|NO_CACHE_DIR|LINK_MODE'
ways+='|NO_CONFIG|NO_PROXY_ENV|TIMEOUT|DEFAULT_TIMEOUT|REQUEST_TIMEOUT|HTTP_.*|RETRIES|RESUME_RETRIES'
for setting in "${!PIP_@}" "${!UV_@}"; do
  [[ ${setting#*_} =~ ^($sources|$ways)$ ]] || unset "$setting"
done
if [[ -n ${PIP_INDEX_URL:-} && -z ${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-} ]]; then
  export UV_DEFAULT_INDEX=$PIP_INDEX_URL
fi
# A uv.toml in the workspace may come from a pull request, so stay out of it.
cd /

# Whether this is a folder and no link, belongs to us, and others may not do this in it (2: write;
# 7: anything). What somebody else may have put there is never run.
only_ours() {
  "$BASE_PYTHON" -I -c '
import os, stat, sys
folder, refused = os.lstat(sys.argv[1]), int(sys.argv[2])
loose = folder.st_mode & (refused * 0o11)
sys.exit(not stat.S_ISDIR(folder.st_mode) or folder.st_uid != os.geteuid() or loose != 0)
' "$1" "$2" 2>/dev/null
}

# A self-hosted runner keeps the environment from run to run, beside the Pythons and Nodes that the
# setup actions keep there. Elsewhere the runner empties its folder after every job.
name=$("$BASE_PYTHON" -I -c '
import hashlib, pathlib, platform, sys
lock = pathlib.Path(sys.argv[1]).read_bytes()
where = f"{sys.version} {sys.base_prefix} {platform.machine()} {platform.libc_ver()}".encode()
print(hashlib.sha256(lock + where).hexdigest()[:20])
' "$lock")
shelf=$RUNNER_TEMP/incident-review
if [[ ${RUNNER_ENVIRONMENT:-} == self-hosted && -n ${RUNNER_TOOL_CACHE:-} ]]; then
  kept=$RUNNER_TOOL_CACHE/incident-review
  mkdir -p "$RUNNER_TOOL_CACHE" || true
  mkdir -m 700 "$kept" 2>/dev/null || true
  if [[ ! -w $kept ]] || ! only_ours "$kept" 2; then
    echo "Nothing is stored in $kept: it is not a folder that only this runner can write to."
  elif [[ -e $kept/$name || -L $kept/$name ]] && ! only_ours "$kept/$name" 7; then
    echo "$kept/$name is not used: it is not a folder that only this runner can open."
  else
    shelf=$kept
  fi
fi
home=$shelf/$name

pip() { "$BASE_PYTHON" -I -m pip --disable-pip-version-check --no-input "$@"; }

with_uv() { "$1" pip install --python "$building/bin/python" "${exact[@]}" -r "$lock"; }

# uv is so much faster than pip that fetching it first wins.
with_fetched_uv() {
  pip install --target "$building/uv" --no-compile "${exact[@]}" -r "${lock%/*}/uv.txt" &&
    with_uv "$building/uv/bin/uv" && rm -rf "$building/uv"
}

with_pip() { pip --python "$building/bin/python" install --no-compile "${exact[@]}" -r "$lock"; }

install_packages() {
  if command -v uv >/dev/null && with_uv uv; then return; fi
  if "$BASE_PYTHON" -I -c 'import pip' 2>/dev/null; then
    with_fetched_uv || with_pip
    return
  fi
  echo '::error title=Incident Review cannot start::This runner has neither uv nor a Python with' \
    'pip. Add a step before this one: "uses: actions/setup-python@v5" with "python-version: 3.13".'
  return 1
}

is_ready() { [[ -x $home/bin/python ]] && only_ours "$home" 7; }

if is_ready; then
  echo "Python is ready from an earlier run: $home"
else
  # Built under another name and then renamed: what has the right name is whole.
  mkdir -p "$shelf"
  building=$(mktemp -d "$shelf/building.XXXXXX")
  trap 'rm -rf "$building"' EXIT
  "$BASE_PYTHON" -I -m venv --without-pip "$building"
  install_packages
  # Two runs at once build the same thing: whoever comes second uses the first one's.
  if ! "$BASE_PYTHON" -I -c 'import os, sys; os.rename(*sys.argv[1:])' "$building" "$home" 2>/dev/null &&
    ! is_ready; then
    home=$building
    trap - EXIT
  fi
fi
echo "python=$home/bin/python" >>"$GITHUB_OUTPUT"
