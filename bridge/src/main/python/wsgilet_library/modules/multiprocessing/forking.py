"""The pickler of multiprocessing; nothing forks."""
import pickle


def assert_spawning(obj):
    """Raise RuntimeError: no process is being started."""
    raise RuntimeError('%s objects should only be shared between processes '
                       'through inheritance' % type(obj).__name__)


class ForkingPickler(pickle.Pickler):
    """A pickler that can be told how to pickle a type."""

    dispatch = pickle.Pickler.dispatch.copy()

    @classmethod
    def register(cls, type, reduce):
        """Pickle objects of a type by what a function returns."""
        def dispatcher(self, obj):
            self.save_reduce(obj=obj, *reduce(obj))
        cls.dispatch[type] = dispatcher
