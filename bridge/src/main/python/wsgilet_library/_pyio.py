"""What io is in Python."""
from __future__ import absolute_import
from wsgilet_library._io import mend_text as mend
