# shellcheck shell=bash
# Finds a Python that is new enough. Output: python.
set -euo pipefail

stop() {
  echo "::error title=Incident Review cannot start::$*"
  exit 1
}

fits() {
  # Run it: pyenv and asdf leave commands that exist and do not work.
  "$1" -I -S -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in \
    ${pythonLocation:+"$pythonLocation/bin/python3"} python3 python3.13 python3.12 python3.11 python3.14 \
    "${RUNNER_TOOL_CACHE:-}"/Python/3.1[1-9]*/*/bin/python3; do
    if candidate=$(command -v "$candidate") && fits "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

case ${RUNNER_OS:-} in
  Windows) stop 'It runs on Linux and macOS. In the workflow, say "runs-on: ubuntu-latest" for this job.' ;;
esac
python=$(find_python) || stop 'This runner has no Python 3.11 or newer. Add a step before this one:' \
  '"uses: actions/setup-python@v5" with "python-version: 3.13".'

echo "python=$python" >>"$GITHUB_OUTPUT"
