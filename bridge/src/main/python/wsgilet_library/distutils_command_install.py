"""setup.py install puts packages where all commands of Wsgilet find them.

That is the folder site-packages of the working directory, unless an option
names another: an installation of Wsgilet has no place for packages.
"""
from __future__ import absolute_import


def mend(module):
    import os
    command = module.install
    finalize = command.finalize_unix.im_func

    def finalize_unix(self):
        """Take site-packages where no option says where to install."""
        if not (self.prefix or self.exec_prefix or self.home or self.user
                or self.root or self.install_base or self.install_platbase):
            folder = os.path.abspath('site-packages')
            for name, default in (
                    ('purelib', folder),
                    ('platlib', folder),
                    ('headers', os.path.join(folder, 'include/$dist_name')),
                    ('scripts', os.path.join(folder, 'bin')),
                    ('data', folder)):
                if getattr(self, 'install_' + name) is None:
                    setattr(self, 'install_' + name, default)
        finalize(self)

    command.finalize_unix = finalize_unix
