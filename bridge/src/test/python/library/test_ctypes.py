"""ctypes: types of C, memory, functions and callbacks."""
import array
import ctypes
import ctypes.util
import errno
import gc
import os
import pickle
import sys
import threading
import time
import unittest
import uuid
from ctypes import (
    CDLL, CFUNCTYPE, POINTER, BigEndianStructure, Structure, Union, byref,
    c_bool, c_byte, c_char, c_char_p, c_double, c_float, c_int, c_long,
    c_longdouble, c_short, c_size_t, c_ubyte, c_uint, c_ulong, c_ushort,
    c_void_p, c_wchar, c_wchar_p, cast, create_string_buffer,
    create_unicode_buffer, pointer, py_object, sizeof)


class Point(Structure):
    _fields_ = [('x', c_int), ('y', c_int)]


class Types(unittest.TestCase):

    def test_values(self):
        for kind, value, expected in (
                (c_byte, 300, 44), (c_ubyte, -1, 255), (c_short, 40000, -25536),
                (c_ushort, -1, 65535), (c_int, 2 ** 31, -2 ** 31),
                (c_uint, -1, 2 ** 32 - 1), (c_long, 2 ** 63, -2 ** 63),
                (c_ulong, -1, 2 ** 64 - 1), (c_float, 0.1, 0.10000000149011612),
                (c_double, 0.1, 0.1), (c_bool, [], False), (c_char, 'a', 'a'),
                (c_wchar, 'a', u'a'), (c_char_p, 'abc', 'abc'),
                (c_char_p, None, None), (c_wchar_p, u'\u20ac', u'\u20ac'),
                (c_void_p, -1, 2 ** 64 - 1), (c_void_p, 0, None),
                (c_double, True, 1.0), (c_int, True, 1), (c_int, 5L, 5)):
            self.assertEqual(expected, kind(value).value)
        self.assertIs(int, type(c_int(5).value))
        self.assertIs(long, type(c_uint(5).value))

    def test_long_double(self):
        for value in (0.0, 1.5, -0.1, 1e300, 5e-324, 2.2250738585072014e-308,
                      1.7976931348623157e308, float('inf'), float('-inf')):
            self.assertEqual(value, c_longdouble(value).value)
        value = c_longdouble(float('nan')).value
        self.assertNotEqual(value, value)
        self.assertEqual(16, sizeof(c_longdouble))

    def test_wrong_values(self):
        for kind, value, words in (
                (c_int, 'x', 'an integer is required'),
                (c_int, 1.5, 'int expected instead of float'),
                (c_char, 'ab', 'one character string expected'),
                (c_char_p, 1.5, 'string or integer address expected instead '
                                'of float instance'),
                (c_void_p, 'x', 'cannot be converted to pointer'),
                (c_double, 'x', 'a float is required')):
            self.assertRaisesRegexp(TypeError, words, kind, value)

    def test_words(self):
        self.assertEqual('c_long(5)', repr(c_long(5)))
        self.assertEqual('c_ulong(5L)', repr(c_ulong(5)))
        self.assertEqual('c_void_p(None)', repr(c_void_p()))
        self.assertEqual('py_object(<NULL>)', repr(py_object()))
        self.assertEqual("<cparam 'i' (3)>", repr(c_int.from_param(3)))

    def test_subclass(self):
        class Handle(c_int):
            def double(self):
                return 2 * self.value

        class Box(Structure):
            _fields_ = [('handle', Handle)]
        box = Box(Handle(21))
        self.assertEqual(42, box.handle.double())
        self.assertIs(Handle, type((Handle * 1)()[0]))

    def test_types_are_the_same_for_all_threads(self):
        found = []

        def make():
            for length in range(200, 220):
                found.append((Point * length, POINTER(Point * length),
                              CFUNCTYPE(c_int, Point * length)))
        threads = [threading.Thread(target=make) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for kind in range(3):
            self.assertEqual(20, len(set(types[kind] for types in found)))

    def test_no_hash(self):
        self.assertRaisesRegexp(TypeError, 'unhashable type', hash, c_int())

    def test_attributes(self):
        value = c_int(3)
        value.note = 'mine'
        self.assertEqual({'note': 'mine'}, vars(value))

    def test_pickle(self):
        for protocol in range(3):
            point = pickle.loads(pickle.dumps(Point(1, -2), protocol))
            self.assertEqual((1, -2), (point.x, point.y))
        self.assertRaises(ValueError, pickle.dumps, c_char_p('x'))


class Structures(unittest.TestCase):

    def test_layout(self):
        class Mixed(Structure):
            _fields_ = [('a', c_char), ('b', c_double), ('c', c_short)]

        class Packed(Structure):
            _pack_ = 1
            _fields_ = Mixed._fields_
        self.assertEqual((24, 11), (sizeof(Mixed), sizeof(Packed)))
        self.assertEqual((0, 8, 16), (Mixed.a.offset, Mixed.b.offset,
                                      Mixed.c.offset))
        self.assertEqual('<Field type=c_double, ofs=8, size=8>',
                         repr(Mixed.b))
        self.assertEqual(24, ctypes.alignment(Mixed) * 3)

    def test_bits(self):
        class Flags(Structure):
            _fields_ = [('a', c_uint, 3), ('b', c_int, 5), ('c', c_int, 9)]
        flags = Flags(9, -3, 255)
        self.assertEqual((1, -3, 255), (flags.a, flags.b, flags.c))
        self.assertEqual('<Field type=c_int, ofs=0:3, bits=5>',
                         repr(Flags.b))

    def test_big_endian(self):
        class Header(BigEndianStructure):
            _pack_ = 1
            _fields_ = [('magic', c_ushort), ('size', c_uint),
                        ('rate', c_double), ('numbers', c_short * 2),
                        ('high', c_ubyte, 4), ('low', c_ubyte, 4)]
        header = Header(0x1234, 5, 1.0, (1, -2), 3, 4)
        self.assertEqual('12340000000500000000'.decode('hex')[:6],
                         str(buffer(header))[:6])
        self.assertEqual((0x1234, 5, 1.0, [1, -2], 3, 4), (
            header.magic, header.size, header.rate, header.numbers[:],
            header.high, header.low))
        self.assertEqual('\x34', str(buffer(header))[-1])

    def test_union_and_anonymous(self):
        class Number(Union):
            _fields_ = [('whole', c_int), ('bytes', c_ubyte * 4)]

        class Tagged(Structure):
            _anonymous_ = ['number']
            _fields_ = [('tag', c_int), ('number', Number)]
        tagged = Tagged(1)
        tagged.whole = 0x01020304
        self.assertEqual([4, 3, 2, 1], tagged.bytes[:])
        self.assertEqual(4, Tagged.whole.offset)

    def test_inheritance_and_nesting(self):
        class Named(Point):
            _fields_ = [('name', c_char * 4), ('corners', Point * 2)]
        named = Named(1, 2, 'abcd', ((3, 4), (5, 6)))
        self.assertEqual((1, 2, 'abcd', 6),
                         (named.x, named.y, named.name, named.corners[1].y))
        corner = named.corners[0]
        corner.x = 30
        self.assertEqual(30, named.corners[0].x)
        self.assertRaisesRegexp(ValueError, 'string too long', setattr, named,
                                'name', 'abcde')
        self.assertRaisesRegexp(
            RuntimeError, r"\(Point\) <type 'exceptions.TypeError'>: "
            'too many initializers', setattr, named, 'corners',
            ((1, 2, 3), (4, 5)))

    def test_incomplete(self):
        class Cell(Structure):
            pass
        Cell._fields_ = [('value', c_int), ('next', POINTER(Cell))]
        last = Cell(2)
        first = Cell(1, pointer(last))
        gc.collect()
        self.assertEqual(2, first.next.contents.value)
        self.assertFalse(last.next)
        self.assertRaisesRegexp(ValueError, 'NULL pointer access',
                                lambda: last.next.contents)

    def test_errors(self):
        self.assertRaisesRegexp(TypeError, 'too many initializers', Point, 1,
                                2, 3)
        self.assertRaisesRegexp(TypeError, "duplicate values for field 'x'",
                                Point, 1, x=2)
        self.assertRaisesRegexp(AttributeError, '_fields_ is final', setattr,
                                Point, '_fields_', Point._fields_)
        self.assertRaisesRegexp(TypeError, 'abstract class', Structure)


class Arrays(unittest.TestCase):

    def test_items(self):
        numbers = (c_int * 4)(1, 2, 3)
        self.assertEqual([3, 2, 1], numbers[2::-1])
        numbers[1:3] = 7, 8
        self.assertEqual([1, 7, 8, 0], list(numbers))
        self.assertEqual(0, numbers[-1])
        self.assertRaisesRegexp(IndexError, 'invalid index',
                                lambda: numbers[4])
        self.assertIs(c_int * 4, type(numbers))

    def test_text(self):
        text = create_string_buffer('abc', 8)
        self.assertEqual(('abc', 'abc' + 5 * '\0', 8),
                         (text.value, text.raw, len(text)))
        text[1] = 'X'
        text.raw = text.raw[:2] + '\0z'
        self.assertEqual(('aX', 'aX\0z'), (text.value, text[:4]))
        wide = create_unicode_buffer(u'a\u20ac\U0001f600')
        self.assertEqual((u'a\u20ac\U0001f600', 16),
                         (wide.value, sizeof(wide)))

    def test_buffers(self):
        numbers = (c_ushort * 2)(1, 256)
        self.assertEqual('\1\0\0\1', bytes(bytearray(numbers)))
        self.assertEqual('\1\0\0\1', memoryview(numbers).tobytes())
        self.assertEqual(('<H', 2, (2,)), tuple(
            getattr(memoryview(numbers), name)
            for name in ('format', 'itemsize', 'shape')))
        view = memoryview(create_string_buffer('ab'))
        view[0] = 'z'
        self.assertEqual('zb\0', view.tobytes())

    def test_memory_of_others(self):
        data = bytearray('\1\0\0\0\2\0\0\0')
        point = Point.from_buffer(data)
        self.assertEqual((1, 2), (point.x, point.y))
        point.y = 3
        data[0] = 9
        self.assertEqual((9, '\3\0\0\0'), (point.x, str(data[4:])))
        copied = Point.from_buffer_copy('\5\0\0\0\6\0\0\0', 0)
        self.assertEqual((5, 6), (copied.x, copied.y))
        self.assertEqual(5, c_int.from_buffer(copied).value)
        self.assertEqual(7, c_int.from_buffer_copy(
            array.array('i', [5, 7]), 4).value)
        self.assertRaisesRegexp(ValueError, 'Buffer size too small',
                                c_long.from_buffer, bytearray(4))
        self.assertRaises(TypeError, c_char.from_buffer, 'x')

    def test_files(self):
        text = create_string_buffer(4)
        with open(os.devnull, 'rb') as f:
            self.assertEqual(0, f.readinto(text))
        with open(os.devnull, 'wb') as f:
            f.write(text)


class Memory(unittest.TestCase):

    def test_pointers(self):
        numbers = (c_int * 3)(1, 2, 3)
        first = cast(numbers, POINTER(c_int))
        self.assertEqual((3, [1, 2, 3]), (first[2], first[:3]))
        first[1] = 20
        self.assertEqual(20, numbers[1])
        number = c_int(5)
        reference = pointer(number)
        reference.contents.value = 6
        self.assertEqual(6, number.value)
        reference.contents = c_int(7)
        gc.collect()
        self.assertEqual((6, 7), (number.value, reference[0]))

    def test_addresses(self):
        number = c_int(0x01020304)
        address = ctypes.addressof(number)
        self.assertEqual(number.value, c_int.from_address(address).value)
        self.assertEqual('\4\3\2\1', ctypes.string_at(address, 4))
        ctypes.memset(address, 1, 2)
        self.assertEqual(0x01020101, number.value)
        text = create_string_buffer(6)
        ctypes.memmove(text, 'abc', 3)
        ctypes.memmove(byref(text, 3), text, 2)
        self.assertEqual('abcab', ctypes.string_at(text))
        self.assertEqual(u'ab', ctypes.wstring_at(
            create_unicode_buffer(u'abc'), 2))
        self.assertEqual('abc', cast(c_char_p('abc'), c_void_p) and 'abc')

    def test_resize(self):
        number = c_int(5)
        ctypes.resize(number, 400)
        self.assertEqual((400, 5), (sizeof(number), number.value))
        self.assertRaises(ValueError, ctypes.resize, number, 1)

    def test_strings_live_as_long_as_what_has_them(self):
        texts = (c_char_p * 100)()
        for i in range(100):
            texts[i] = 'text %d' % i
        gc.collect()
        self.assertEqual(['text %d' % i for i in range(100)], texts[:])

    def test_memory_is_given_back(self):
        for i in range(50):
            create_string_buffer(16 * 1024 * 1024)


class Functions(unittest.TestCase):

    def setUp(self):
        self.c = CDLL(None, use_errno=True)

    def test_calls(self):
        self.assertEqual(os.getpid(), self.c.getpid())
        self.assertEqual(5, self.c.strlen('hello'))
        text = create_string_buffer(40)
        self.c.snprintf(text, c_size_t(40), '%s %d %.2f', 'number', 5,
                        c_double(1.5))
        self.assertEqual('number 5 1.50', text.value)
        self.assertEqual(3, self.c.wcslen(u'abc'))
        self.assertLess(abs(self.c.time(None) - time.time()), 3)

    def test_types_of_a_function(self):
        strchr = self.c.strchr
        strchr.argtypes, strchr.restype = [c_char_p, c_char], c_char_p
        self.assertEqual('llo', strchr('hello', 'l'))
        self.assertIsNone(strchr('hello', 'x'))
        self.assertRaisesRegexp(
            ctypes.ArgumentError,
            "argument 2: <type 'exceptions.TypeError'>: wrong type", strchr,
            'hello', 1)
        self.assertRaisesRegexp(
            TypeError, r'this function takes at least 2 arguments \(1 given\)',
            strchr, 'hello')
        labs = self.c.labs
        labs.restype, labs.argtypes = c_long, [c_long]
        self.assertEqual(2 ** 40, labs(-2 ** 40))

    def test_structures(self):
        class Division(Structure):
            _fields_ = [('quotient', c_int), ('remainder', c_int)]
        self.c.div.restype = Division
        divided = self.c.div(17, 5)
        self.assertEqual((3, 2), (divided.quotient, divided.remainder))

        class Time(Structure):
            _fields_ = [('seconds', c_long), ('nanoseconds', c_long)]
        now = Time()
        self.assertEqual(0, self.c.clock_gettime(0, byref(now)))
        self.assertLess(abs(now.seconds - time.time()), 3)

    def test_callback(self):
        @CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
        def compare(a, b):
            return cmp(a[0], b[0])
        numbers = (c_int * 5)(5, 1, 99, 7, 33)
        self.c.qsort(numbers, len(numbers), sizeof(c_int), compare)
        self.assertEqual([1, 5, 7, 33, 99], numbers[:])

    def test_callback_of_a_thread(self):
        found = []
        double = CFUNCTYPE(c_int, c_int)(lambda number: 2 * number)
        thread = threading.Thread(target=lambda: found.append(double(21)))
        thread.start()
        thread.join()
        self.assertEqual([42], found)

    def test_error_in_a_callback(self):
        out, sys.stderr = sys.stderr, Lines()
        try:
            self.assertEqual(0, CFUNCTYPE(c_int)(lambda: 1 // 0)())
            lines = sys.stderr.lines
        finally:
            sys.stderr = out
        self.assertIn('ZeroDivisionError: integer division', lines)

    def test_errno(self):
        self.c.open.argtypes = [c_char_p, c_int]
        self.assertEqual(-1, self.c.open('/nowhere', 0))
        self.assertEqual(errno.ENOENT, ctypes.get_errno())
        self.assertEqual(errno.ENOENT, ctypes.set_errno(5))
        self.assertEqual(5, ctypes.set_errno(0))

    def test_errcheck_and_prototype(self):
        prototype = CFUNCTYPE(c_int, c_char_p, POINTER(c_void_p), c_int)
        strtol = prototype(('strtol', self.c), (
            (1, 'text'), (2, 'end'), (1, 'base', 10)))
        self.assertGreater(strtol('12'), 0)
        strtol.errcheck = lambda result, function, args: (result, args[0])
        self.assertEqual((255, 'ff'), strtol(text='ff', base=16))
        self.assertRaisesRegexp(
            TypeError, "required argument 'text' missing", strtol)

    def test_functions_of_a_library(self):
        self.assertEqual('libc.so.6', ctypes.util.find_library('c'))
        self.assertIsNone(ctypes.util.find_library('nowhere'))
        self.assertRaisesRegexp(AttributeError, 'undefined symbol: nothing',
                                getattr, self.c, 'nothing')
        self.assertRaisesRegexp(
            OSError, 'nowhere.so: cannot open shared object file: No such '
            'file or directory', CDLL, 'nowhere.so')
        self.assertEqual(b'PATH=', ctypes.string_at(
            POINTER(c_char_p).in_dll(self.c, 'environ')[0], 0) + b'PATH=')

    def test_memory_of_a_bytearray(self):
        data = bytearray(8)
        self.c.strcpy((c_char * 8).from_buffer(data), 'abc')
        self.assertEqual('abc\0', str(data[:4]))

    def test_identifiers(self):
        self.assertNotEqual(uuid.uuid1(), uuid.uuid1())


class Lines(object):

    def __init__(self):
        self.lines = ''

    def write(self, text):
        self.lines += text


if __name__ == '__main__':
    unittest.main()
