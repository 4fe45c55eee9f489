# shellcheck shell=bash
# Finds a Python and asks it, with nothing installed, whether this event is ours.
# Outputs: python, ours; and operation, reason-code where it is not ours.
set -euo pipefail

# shellcheck source=action/python.sh
source "${BASH_SOURCE[0]%/*}/python.sh"

exec "$python" -I -S -c '
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from action.read.event import gate
gate()
' "$GITHUB_ACTION_PATH"
