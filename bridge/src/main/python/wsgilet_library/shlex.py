"""An empty text in quotes is a word, also where punctuation follows."""
from __future__ import absolute_import
from wsgilet_library import revise


def mend(shlex):
    revise(shlex.shlex.read_token,
           ('''in word state"
                    self.state = ' '
                    if self.token:''',
            '''in word state"
                    self.state = ' '
                    if self.token or (self.posix and quoted):'''))
