"""The Mersenne Twister of CPython: the same numbers after the same seed."""
from __future__ import absolute_import


def mend(random):
    from org.wsgilet.bridge.library import MersenneTwister
    old = random.Random

    class Random(old):
        """Random numbers by the Mersenne Twister MT19937."""

        VERSION = 3

        def __new__(cls, *args, **kwds):
            made = old.__new__(cls)
            made._twister = MersenneTwister()
            return made

        def __init__(self, x=None):
            self.seed(x)
            self.gauss_next = None

        def seed(self, a=None):
            """Begin a sequence anew; without a number, a random one."""
            if a is None:
                from os import urandom
                a = long(urandom(32).encode('hex'), 16)
            elif isinstance(a, basestring):
                a = _hash(a)
            elif not isinstance(a, (int, long)):
                a = hash(a) & 0xFFFFFFFFFFFFFFFF
            self._twister.seed('%x' % abs(a))
            self.gauss_next = None

        def random(self):
            """Return the next number in [0.0, 1.0)."""
            return self._twister.random()

        def getrandbits(self, k):
            """Return a long of so many random bits."""
            if k <= 0:
                raise ValueError('number of bits must be greater than zero')
            return long(self._twister.bits(k), 16)

        def getstate(self):
            """Return what setstate() takes."""
            state = tuple(long(word) for word in self._twister.state())
            return self.VERSION, state, self.gauss_next

        def setstate(self, state):
            """Go on from a state that getstate() has returned."""
            version, words, self.gauss_next = state
            if version not in (2, 3):
                raise ValueError('state with version %s passed to '
                                 'Random.setstate() of version %s'
                                 % (version, self.VERSION))
            if not isinstance(words, tuple):
                raise TypeError('state vector must be a tuple')
            if len(words) != 625:
                raise ValueError('state vector is the wrong size')
            self._twister.setState([long(word) & 0xFFFFFFFF
                                    for word in words])

        def jumpahead(self, n):
            """Go to another place in the sequence."""
            import hashlib
            text = repr(n) + repr(self.getstate())
            self._twister.jumpahead(
                long(hashlib.sha512(text).hexdigest(), 16) % 0x7FFFFFFF)

    Random.__module__ = 'random'
    for name in 'WichmannHill', 'SystemRandom':
        getattr(random, name).__bases__ = (Random,)
    random.Random = Random
    random._inst = inst = Random()
    for name in random.__all__:
        method = getattr(inst, name, None)
        if method is not None and hasattr(random, name):
            setattr(random, name, method)


def _hash(text):
    """Return hash() of a string as CPython has it, as unsigned 64 bits."""
    if not text:
        return 0
    value = ord(text[0]) << 7
    for character in text:
        value = (1000003 * value ^ ord(character)) & 0xFFFFFFFFFFFFFFFF
    return value ^ len(text)
