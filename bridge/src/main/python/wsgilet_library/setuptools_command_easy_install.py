"""site-packages, which packages go to, need not be there."""
from __future__ import absolute_import


def mend(module):
    import os
    command = module.easy_install
    check = command.check_site_dir.im_func

    def check_site_dir(self):
        folder = os.path.abspath(self.install_dir)
        if folder == os.path.abspath('site-packages') \
                and not os.path.isdir(folder):
            os.makedirs(folder)
        check(self)

    command.check_site_dir = check_site_dir
