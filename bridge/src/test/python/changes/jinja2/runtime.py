class Context(object):
    def call(self):
        pass
