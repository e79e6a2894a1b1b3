"""What sys says of this interpreter, in CPython's types and numbers."""
from __future__ import absolute_import
from _structseq import unique


def mend(sys):
    from org.python.core import Options
    facts = sys.__dict__  # sys itself takes what Java declares, by its type
    for name in '__dict__', 'ps1', 'ps2':  # not there, or not to be listed
        facts.pop(name, None)
    flags = ('debug py3k_warning division_warning division_new inspect '
             'interactive optimize dont_write_bytecode no_user_site no_site '
             'ignore_environment tabcheck verbose unicode bytes_warning '
             'hash_randomization')
    values = dict((name, int(getattr(Options, name, 0)))
                  for name in flags.split())
    # Jython's site is not run, ours is; 1 is its word for quiet.
    values.update(no_site=0, verbose=max(values['verbose'] - 1, 0))
    facts['flags'] = unique('sys.flags', flags,
                            [values[name] for name in flags.split()])
    facts['float_info'] = unique(
        'sys.float_info', 'max max_exp max_10_exp min min_exp min_10_exp dig '
        'mant_dig epsilon radix rounds',
        (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021,
         -307, 15, 53, 2.220446049250313e-16, 2, 1))
    facts['long_info'] = unique(
        'sys.long_info', 'bits_per_digit sizeof_digit', (30, 4))
