# shellcheck shell=bash
# Makes the environment that the action runs in, exactly as action/requirements.txt has it locked.
# Input: BASE_PYTHON. Output: python.
set -euo pipefail

lock=$GITHUB_ACTION_PATH/action/requirements.txt
exact=(--quiet --no-deps --require-hashes --only-binary :all:)

# A self-hosted runner keeps the environment from run to run, beside the Pythons and Nodes that the
# setup actions keep there. Elsewhere the runner empties its folder after every job.
shelf=$RUNNER_TEMP/incident-review
if [[ ${RUNNER_ENVIRONMENT:-} == self-hosted && -n ${RUNNER_TOOL_CACHE:-} ]] &&
  mkdir -p "$RUNNER_TOOL_CACHE/incident-review" && [[ -w $RUNNER_TOOL_CACHE/incident-review ]]; then
  shelf=$RUNNER_TOOL_CACHE/incident-review
fi
home=$shelf/$("$BASE_PYTHON" -I -c '
import hashlib, pathlib, platform, sys
lock = pathlib.Path(sys.argv[1]).read_bytes()
where = f"{sys.version} {sys.base_prefix} {platform.machine()} {platform.libc_ver()}".encode()
print(hashlib.sha256(lock + where).hexdigest()[:20])
' "$lock")

# Where packages come from is the business of whoever runs this runner, so what they have set for
# uv and pip holds; but a uv.toml in the workspace may come from a pull request, so stay out of it.
# What a workflow asks of its own installs (targets, constraints) is not asked of ours.
cd /
unset PIP_CONSTRAINT PIP_NO_BINARY PIP_PREFIX PIP_REQUIRE_VIRTUALENV PIP_TARGET PIP_USER
unset UV_CONSTRAINT UV_NO_BINARY UV_SYSTEM_PYTHON
if [[ -n ${PIP_INDEX_URL:-} && -z ${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-} ]]; then
  export UV_DEFAULT_INDEX=$PIP_INDEX_URL
fi

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

if [[ -x $home/bin/python ]]; then
  echo "Python is ready from an earlier run: $home"
else
  # Built under another name and then renamed: what has the right name is whole.
  mkdir -p "$shelf"
  building=$(mktemp -d "$shelf/building.XXXXXX")
  trap 'rm -rf "$building"' EXIT
  "$BASE_PYTHON" -I -m venv --without-pip "$building"
  install_packages
  # Two runs at once build the same thing: whoever comes second uses the first one's.
  "$BASE_PYTHON" -I -c 'import os, sys; os.rename(*sys.argv[1:])' "$building" "$home" 2>/dev/null ||
    [[ -x $home/bin/python ]]
fi
echo "python=$home/bin/python" >>"$GITHUB_OUTPUT"
