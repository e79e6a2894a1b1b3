"""What distutils and sysconfig ask on macOS of its compilers.

Nothing is compiled for the JVM: what is given stays as it is.
"""
__all__ = ['compiler_fixup', 'customize_config_vars', 'customize_compiler',
           'get_platform_osx']

_INITPRE = '_OSX_SUPPORT_INITIAL_'


def compiler_fixup(compiler_so, cc_args):
    """Return the command of the compiler."""
    return compiler_so


def customize_config_vars(_config_vars):
    """Return the variables of sysconfig."""
    return _config_vars


def customize_compiler(_config_vars):
    """Return the variables of sysconfig."""
    return _config_vars


def get_platform_osx(_config_vars, osname, release, machine):
    """Return the name, release and machine of the platform."""
    return osname, release, machine


def _remove_original_values(_config_vars):
    for name in list(_config_vars):
        if name.startswith(_INITPRE):
            del _config_vars[name]
