"""Operations on raw audio: samples of 1, 2 or 4 bytes with a sign.

As CPython's; samples are in the byte order of the machine. A fragment is a
string, width is the size of its samples in bytes; error is raised for a
width that is not known and a fragment that ends within a sample.
"""
import math
import sys
from array import array
from fractions import gcd as _gcd

_CODES = {1: 'b', 2: 'h', 4: 'i'}


class error(Exception):
    """A fragment, width or place that an operation cannot take."""


error.__module__ = 'audioop'


# Samples

def _samples(fragment, width, channels=1):
    code = _code(width)
    data = _bytes(fragment)
    if len(data) % (width * channels):
        raise error('not a whole number of frames')
    return array(code, data)


def _code(width):
    if width not in _CODES:
        raise error('Size should be 1, 2 or 4')
    return _CODES[width]


def _bytes(fragment):
    if isinstance(fragment, (bytearray, memoryview)):
        caller = sys._getframe(1)
        while caller.f_code.co_name.startswith('_'):
            caller = caller.f_back
        raise TypeError(
            '%s() argument 1 must be string or read-only buffer, not %s'
            % (caller.f_code.co_name, type(fragment).__name__))
    return str(buffer(str(fragment) if isinstance(fragment, unicode)
                      else fragment))


def _fragment(samples, width):
    return array(_CODES[width], samples).tostring()


def _bounds(width):
    return -1 << (8 * width - 1), (1 << (8 * width - 1)) - 1


def _clipped(values, width):
    """A fragment of floats, those out of range at its limit."""
    low, high = _bounds(width)
    return _fragment([low if v <= low else high if v >= high else
                      int(math.floor(v)) for v in values], width)


def _scaled(samples, old, new):
    """Samples of one width as those of another."""
    shift = 8 * (new - old)
    if shift >= 0:
        return [s << shift for s in samples]
    return [s >> -shift for s in samples]


def _even(*fragments):
    fragments = [_bytes(f) for f in fragments]
    if any(len(f) % 2 for f in fragments):
        raise error('Strings should be even-sized')
    return [array('h', f) for f in fragments]


# Measures

def getsample(fragment, width, index):
    """The sample of a place."""
    samples = _samples(fragment, width)
    if not 0 <= index < len(samples):
        raise error('Index out of range')
    return int(samples[index])


def max(fragment, width):
    """The largest absolute value."""
    return reduce(lambda most, s: abs(s) if abs(s) > most else most,
                  _samples(fragment, width), 0)


def minmax(fragment, width):
    """The smallest and the largest value."""
    low, high = 0x7fffffff, -0x80000000
    for s in _samples(fragment, width):
        if s < low:
            low = s
        if s > high:
            high = s
    return low, high


def avg(fragment, width):
    """The mean, rounded down."""
    samples = _samples(fragment, width)
    return sum(samples) // len(samples) if samples else 0


def rms(fragment, width):
    """The root of the mean of squares: the power of the signal."""
    samples = _samples(fragment, width)
    if not samples:
        return 0
    return int(math.sqrt(_product(samples, samples) / len(samples)))


def avgpp(fragment, width):
    """The mean difference between neighbouring extremes."""
    swings = _swings(_samples(fragment, width))
    return sum(swings) // len(swings) if swings else 0


def maxpp(fragment, width):
    """The largest difference between neighbouring extremes."""
    return reduce(lambda most, swing: swing if swing > most else most,
                  _swings(_samples(fragment, width)), 0)


def _swings(samples):
    """Differences from extreme to extreme; the ends are none."""
    swings, extreme, falling = [], None, None
    before = samples[0] if samples else None
    for s in samples:
        if s == before:
            continue
        if falling is not None and falling != (s < before):
            if extreme is not None:
                swings.append(abs(before - extreme))
            extreme = before
        falling, before = s < before, s
    return swings


def cross(fragment, width):
    """How often the sign changes; -1 without a sample."""
    count, negative = -1, None
    for s in _samples(fragment, width):
        if (s < 0) != negative:
            count, negative = count + 1, s < 0
    return count


# Comparing: of samples of two bytes

def findfit(fragment, reference):
    """Where a fragment is most like a reference: (place, factor)."""
    samples, wanted = _even(fragment, reference)
    size = len(wanted)
    if len(samples) < size:
        raise error('First sample should be longer')
    of_reference = _product(wanted, wanted)
    best = None
    for place, power in enumerate(_powers(samples, size)):
        both = _product(samples[place:place + size], wanted)
        distance = _quotient(of_reference * power - both * both, power)
        if best is None or distance < best[0]:
            best = distance, place, both
    return best[1], _quotient(best[2], of_reference)


def findfactor(fragment, reference):
    """The factor by which a reference is most like a fragment."""
    samples, wanted = _even(fragment, reference)
    if len(samples) != len(wanted):
        raise error('Samples should be same size')
    return _quotient(_product(samples, wanted), _product(wanted, wanted))


def findmax(fragment, length):
    """Where the length samples with the most power are."""
    samples, = _even(fragment)
    if not 0 <= length <= len(samples):
        raise error('Input sample should be longer')
    best, found = None, 0
    for place, power in enumerate(_powers(samples, length)):
        if best is None or power > best:
            best, found = power, place
    return found


def _product(one, other):
    return float(sum([a * b for a, b in zip(one, other)]))


def _powers(samples, size):
    """The power of each run of size samples."""
    power = _product(samples[:size], samples[:size])
    yield power
    for place in xrange(1, len(samples) - size + 1):
        power += (float(samples[place + size - 1]) ** 2
                  - float(samples[place - 1]) ** 2)
        yield power


def _quotient(value, by):
    return value / by if by else float('nan')


# Changes

def mul(fragment, width, factor):
    """Each sample times factor, at most the largest."""
    return _clipped([s * factor for s in _samples(fragment, width)], width)


def add(fragment1, fragment2, width):
    """The sum of two fragments of one length."""
    one, other = _samples(fragment1, width), _bytes(fragment2)
    if len(one) * width != len(other):
        raise error('Lengths should be the same')
    other = _samples(other, width)
    return _clipped([a + b for a, b in zip(one, other)], width)


def bias(fragment, width, bias):
    """Each sample plus bias; what is too large begins anew."""
    if not -0x80000000 <= bias <= 0x7fffffff:
        raise OverflowError('signed integer is %s' % (
            'greater than maximum' if bias > 0 else 'less than minimum'))
    low, _ = _bounds(width) if width in _CODES else (0, 0)
    return _fragment([(s + bias - low & -2 * low - 1) + low
                      for s in _samples(fragment, width)], width)


def reverse(fragment, width):
    """The samples from the last to the first."""
    return _samples(fragment, width)[::-1].tostring()


def tomono(fragment, width, lfactor, rfactor):
    """One channel of two."""
    samples = _samples(fragment, width, 2)
    return _clipped([left * lfactor + right * rfactor for left, right
                     in zip(samples[::2], samples[1::2])], width)


def tostereo(fragment, width, lfactor, rfactor):
    """Two channels of one."""
    return _clipped([s * factor for s in _samples(fragment, width)
                     for factor in (lfactor, rfactor)], width)


def lin2lin(fragment, width, newwidth):
    """A fragment of another width."""
    samples = _samples(fragment, width)
    _code(newwidth)
    return _fragment(_scaled(samples, width, newwidth), newwidth)


def ratecv(fragment, width, nchannels, inrate, outrate, state,
           weightA=1, weightB=0):
    """A fragment of another rate: (fragment, state for the next one)."""
    _code(width)
    if nchannels < 1:
        raise error('# of channels should be >= 1')
    if weightA < 1 or weightB < 0:
        raise error('weightA should be >= 1, weightB should be >= 0')
    samples = _scaled(_samples(fragment, width, nchannels), width, 4)
    if inrate <= 0 or outrate <= 0:
        raise error('sampling rate not > 0')
    common = _gcd(inrate, outrate)
    inrate, outrate = inrate // common, outrate // common
    offset, before, now = _rate_state(state, nchannels, outrate)
    result = []
    for place in xrange(0, len(samples), nchannels):
        before = now
        now = [int((float(weightA) * s + float(weightB) * b)
                   / (weightA + weightB))
               for s, b in zip(samples[place:place + nchannels], now)]
        offset += outrate
        while offset >= 0:
            result.extend([int((float(b) * offset
                                + float(s) * (outrate - offset)) / outrate)
                           for b, s in zip(before, now)])
            offset -= inrate
    return (_fragment(_scaled(result, 4, width), width),
            (offset, tuple(zip(before, now))))


def _rate_state(state, nchannels, outrate):
    if state is None:
        return -outrate, [0] * nchannels, [0] * nchannels
    if not isinstance(state, tuple):
        raise TypeError('state must be a tuple or None')
    offset, pairs = state
    if len(pairs) != nchannels:
        raise error('illegal state argument')
    if not all(isinstance(p, tuple) and len(p) == 2 for p in pairs):
        raise TypeError('ratecv(): illegal state argument')
    return offset, [b for b, _ in pairs], [s for _, s in pairs]


# Encodings of telephones: G.711. Both keep a sign, three bits that say how
# large a sample is (its segment), and the four bits behind the first one.

def lin2ulaw(fragment, width):
    """A fragment in u-law, a byte for each sample."""
    return ''.join([chr(_to_ulaw(s >> 2)) for s in
                    _scaled(_samples(fragment, width), width, 2)])


def _to_ulaw(sample):
    mask = 0x7f if sample < 0 else 0xff
    sample = min(abs(sample), 8159) + 33
    segment = sample.bit_length() - 6
    if segment < 0:
        segment = 0
    if segment > 7:
        return 0x7f ^ mask
    return (segment << 4 | sample >> segment + 1 & 0xf) ^ mask


def ulaw2lin(fragment, width):
    """A fragment of u-law as samples."""
    return _decoded(fragment, width, _FROM_ULAW)


def _from_ulaw(code):
    code ^= 0xff
    sample = ((code & 0xf) << 3) + 132 << (code >> 4 & 7)
    return 132 - sample if code & 0x80 else sample - 132


def lin2alaw(fragment, width):
    """A fragment in a-law, a byte for each sample."""
    return ''.join([chr(_to_alaw(s >> 3)) for s in
                    _scaled(_samples(fragment, width), width, 2)])


def _to_alaw(sample):
    mask = 0xd5
    if sample < 0:
        sample, mask = ~sample, 0x55
    segment = sample.bit_length() - 5
    if segment < 0:
        segment = 0
    return (segment << 4 | sample >> (segment or 1) & 0xf) ^ mask


def alaw2lin(fragment, width):
    """A fragment of a-law as samples."""
    return _decoded(fragment, width, _FROM_ALAW)


def _from_alaw(code):
    code ^= 0x55
    sample, segment = ((code & 0xf) << 4) + 8, code >> 4 & 7
    if segment:
        sample = sample + 0x100 << segment - 1
    return sample if code & 0x80 else -sample


def _decoded(fragment, width, table):
    _code(width)
    return _fragment(_scaled([table[ord(c)] for c in _bytes(fragment)],
                             2, width), width)


_FROM_ULAW = [_from_ulaw(code) for code in range(256)]
_FROM_ALAW = [_from_alaw(code) for code in range(256)]


# Adaptive differences of Intel and DVI: 4 bits say how a sample differs from
# what is foreseen, in steps that grow and shrink.

_STEPS = [
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41,
    45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190,
    209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724,
    796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272,
    2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132,
    7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350,
    22385, 24623, 27086, 29794, 32767]
_CHANGES = [-1, -1, -1, -1, 2, 4, 6, 8]


def lin2adpcm(fragment, width, state):
    """A fragment as differences: (fragment, state for the next one)."""
    samples = _scaled(_samples(fragment, width), width, 2)
    foreseen, index = _adpcm_state(state)
    codes = []
    for sample in samples:
        code = _difference(sample - foreseen, _STEPS[index])
        codes.append(code)
        foreseen, index = _moved(code, foreseen, index)
    return (''.join([chr(high << 4 | low) for high, low
                     in zip(codes[::2], codes[1::2])]), (foreseen, index))


def adpcm2lin(fragment, width, state):
    """Differences as samples: (fragment, state for the next one)."""
    _code(width)
    foreseen, index = _adpcm_state(state)
    samples = []
    for byte in bytearray(_bytes(fragment)):
        for code in (byte >> 4, byte & 0xf):
            foreseen, index = _moved(code, foreseen, index)
            samples.append(foreseen)
    return (_fragment(_scaled(samples, 2, width), width), (foreseen, index))


def _difference(difference, step):
    code = 0
    if difference < 0:
        code, difference = 8, -difference
    for bit in (4, 2, 1):
        if difference >= step:
            code |= bit
            difference -= step
        step >>= 1
    return code


def _moved(code, foreseen, index):
    """What is foreseen behind a difference, and the next step's index."""
    step = _STEPS[index]
    change = step >> 3
    for bit in (4, 2, 1):
        if code & bit:
            change += step
        step >>= 1
    foreseen += -change if code & 8 else change
    return (_within(foreseen, -0x8000, 0x7fff),
            _within(index + _CHANGES[code & 7], 0, len(_STEPS) - 1))


def _within(value, low, high):
    return low if value < low else high if value > high else value


def _adpcm_state(state):
    if state is None:
        return 0, 0
    if not isinstance(state, tuple):
        raise TypeError('state must be a tuple or None')
    if len(state) != 2:
        raise TypeError('function takes exactly 2 arguments (%d given)'
                        % len(state))
    foreseen, index = state
    if not (-0x8000 <= foreseen < 0x8000 and 0 <= index < len(_STEPS)):
        raise ValueError('bad state')
    return foreseen, index
