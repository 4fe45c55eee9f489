"""One invented incident, played against the stand-in for GitHub by the program that ships."""
