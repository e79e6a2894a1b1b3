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
                # No import here: a thread may wait for who imports it.
                a = long(random._hexlify(random._urandom(32)), 16)
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
            if version == 2:
                try:
                    words = tuple(long(word) & 0xFFFFFFFF for word in words)
                except ValueError as e:
                    raise TypeError(e)
            if not all(isinstance(word, (int, long)) for word in words):
                raise TypeError('an integer is required')
            if not 0 <= words[-1] <= 624:
                raise ValueError('invalid state')
            if min(words) < 0:
                raise OverflowError(
                    "can't convert negative value to unsigned long")
            self._twister.setState([long(word) & 0xFFFFFFFF
                                    for word in words])

        def jumpahead(self, n):
            """Go to another place in the sequence."""
            import hashlib
            text = repr(n) + repr(self.getstate())
            self._twister.jumpahead(
                long(hashlib.sha512(text).hexdigest(), 16) % 0x7FFFFFFF)

        def triangular(self, low=0.0, high=1.0, mode=None):
            """Return a number between low and high, mode the most likely."""
            try:
                return old.triangular(self, low, high, mode)
            except ZeroDivisionError:
                return low

        def _randbelow(self, n):
            """Return a number in [0, n), of the bits of who has them."""
            bits = self.getrandbits.im_func
            if (getattr(self.random, 'im_func', None) is own_random
                    or bits is not own_bits):
                width = int(1.00001 + random._log(n - 1, 2.0))
                number = self.getrandbits(width)
                while number >= n:
                    number = self.getrandbits(width)
                return number
            if n >= 1 << random.BPF:
                random._warn('Underlying random() generator does not supply '
                             '\nenough bits to choose from a population '
                             'range this large')
            return int(self.random() * n)

    own_random, own_bits = Random.random.im_func, Random.getrandbits.im_func
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
