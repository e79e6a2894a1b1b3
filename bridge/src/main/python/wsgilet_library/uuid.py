"""The hardware address is found as by CPython 2.7.18."""
from __future__ import absolute_import


def mend(uuid):
    import os

    def _popen(command, args):
        folders = os.environ.get('PATH', os.defpath).split(os.pathsep)
        for folder in folders + ['/sbin', '/usr/sbin']:
            program = os.path.join(folder, command)
            if os.path.isfile(program) and os.access(program, os.X_OK):
                # In English, and without errors.
                return os.popen('LC_ALL=C %s %s 2>/dev/null'
                                % (program, args))

    def _find_mac(command, args, hw_identifiers, get_index):
        """Return an address that a program prints behind a word, or None."""
        pipe = _popen(command, args)
        if pipe is None:
            return None
        with pipe:
            for line in pipe:
                words = line.lower().rstrip().split()
                for index, word in enumerate(words):
                    if word not in hw_identifiers:
                        continue
                    try:
                        address = int(
                            words[get_index(index)].replace(':', ''), 16)
                    except (ValueError, IndexError):
                        continue  # of a virtual interface, with dashes
                    if address:
                        return address

    def _ifconfig_getnode():
        """Return the hardware address that ifconfig tells."""
        for args in '', '-a', '-av':
            address = _find_mac('ifconfig', args,
                                ['hwaddr', 'ether', 'address:', 'lladdr'],
                                lambda index: index + 1)
            if address:
                return address

    for function in _popen, _find_mac, _ifconfig_getnode:
        setattr(uuid, function.__name__, function)
