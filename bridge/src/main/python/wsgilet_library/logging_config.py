"""A configuration may name a handler before its target.

And a logger that stays enabled is enabled again, as in CPython 2.7.18.
"""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(config):
    import logging.handlers
    configurator = config.DictConfigurator
    configure = configurator.configure_handler
    install = config._install_loggers

    def configure_handler(self, options):
        """Make a handler of a dict, and its target before it."""
        if isinstance(options, logging.Handler):
            return options  # made as the target of another
        if 'target' in options and 'class' in options:
            kind = self.resolve(options['class'])
            if issubclass(kind, logging.handlers.MemoryHandler):
                make_target(self, options['target'])
        return configure(self, options)

    def make_target(self, name):
        handlers, waiting = self.config['handlers'], self._waiting
        if name not in handlers or isinstance(handlers[name],
                                              logging.Handler):
            return
        if name in waiting:
            raise ValueError('handler %r is its own target' % name)
        self._waiting = waiting | set([name])
        try:
            handler = self.configure_handler(handlers[name])
        finally:
            self._waiting = waiting
        handler.name = name
        handlers[name] = handler

    def _install_loggers(*args):
        # Compiled when a file is read: most applications have none.
        revise(install, (
            """        elif disable_existing_loggers:
            logger.disabled = 1
""",
            """        else:
            logger.disabled = disable_existing_loggers
"""))
        config._install_loggers = install
        install(*args)

    configurator._waiting = frozenset()
    configurator.configure_handler = configure_handler
    config._install_loggers = _install_loggers
