"""Whole numbers beyond 32 bits and floats; the same on CPython 2.7."""
import csv
import decimal
import math
import operator
import StringIO
import struct
import sys
import unittest
import zlib

BIG = 2 ** 40


class Integer(int):
    pass


class Long(long):
    pass


class WideIntegers(unittest.TestCase):

    def check(self, found, expected):
        self.assertEqual((found, type(found)), (expected, type(expected)))

    def test_small_results_are_ints(self):
        big = BIG
        for found, expected in [
                (50000 * 50000 / 50000, 50000), (big - big, 0),
                (big % 1000, 776), (1000 % big, 1000), (big // 2 ** 39, 2),
                (big / 2 ** 39, 2), (big & 255, 0), (255 & big, 0),
                (big ^ big, 0), (big ^ (big + 1), 1), (big >> 35, 32),
                (big * 0, 0), (0 * big, 0), (-2 ** 31, -2147483647 - 1),
                (-2147483648, -2147483647 - 1), (-0x80000000, -2 ** 31),
                (~(2 ** 31 - 1), -2147483647 - 1), (abs(-big) - big, 0),
                (True * big / big, 1),
                ((zlib.crc32('abc') & 0xffffffff) >> 16, 13604),
                (sum([big, -big, 1]), 1), (-big + big, 0), (+big - big, 0),
                (operator.mod(big, 1000), 776),
                (big ** 0, 1), (Integer(5) * 2 ** 40 / 2 ** 40, 5)]:
            self.check(found, expected)

    def test_pairs(self):
        self.assertEqual(repr(divmod(BIG, 2 ** 38)), '(4, 0)')
        self.assertEqual(repr(divmod(5, BIG)), '(0, 5)')

    def test_assignments(self):
        number = BIG
        number -= BIG
        self.check(number, 0)
        number = 3
        number *= 2 ** 33
        number /= 2 ** 33
        self.check(number, 3)
        milliseconds = int(1500000000.25 * 1000)
        self.check(milliseconds % 1000, 250)

    def test_least_int(self):
        least = -2147483648
        self.check(least.bit_length(), 32)
        self.check((-4).bit_length(), 3)
        self.check(True.bit_length(), 1)
        self.assertEqual(['2147483648'] * 3,
                         map(repr, [-least, abs(least), least // -1]))

    def test_ranges(self):
        for first, last, step in [
                (BIG, BIG + 2, 1), (BIG, BIG - 3, -1), (0, 2 ** 32, 2 ** 31),
                (2 ** 70, 2 ** 70 + 2, 1), (-BIG, BIG, BIG),
                (0, 5L, 2L), (2 ** 31 - 1, 2 ** 31 + 1, 1)]:
            expected, number = [], first
            while number < last if step > 0 else number > last:
                expected.append(number)
                number += step
            self.assertEqual(expected, range(first, last, step))

    def test_text(self):
        self.assertEqual('%r' % [BIG / 2 ** 39], '[2]')

    def test_longs_stay(self):
        for found, expected in [
                (5L + 1, 6L), (1 + 5L, 6L), (5L ** 2, 25L), (5L | 0, 5L),
                (10L / 3, 3L), (2 ** 70 >> 69, 2L), (BIG & 5L, 0L), (-2147483649L + 1L, long(-2 ** 31)),
                (2 ** 64 - 2 ** 64, 0L), (-5L, -5L), (abs(-5L), 5L),
                (Long(2 ** 40) - 2 ** 40, 0L), (2 ** 40 - Long(2 ** 40), 0L)]:
            self.check(found, expected)

    def test_others(self):
        self.check(BIG / 2.0, 2.0 ** 39)
        self.check(BIG ** -1, 2.0 ** -40)
        self.assertEqual(BIG.__add__('a'), NotImplemented)
        self.assertRaises(TypeError, operator.add, BIG, 'a')
        with self.assertRaises(TypeError) as raised:
            'a' - 2 ** 70
        self.assertEqual("unsupported operand type(s) for -: 'str' and 'long'",
                         str(raised.exception))


class LargeOperands(unittest.TestCase):

    def test_exponents(self):
        self.assertEqual(0 ** (2 ** 33), 0)
        self.assertEqual(1 ** (2 ** 40), 1)
        self.assertEqual((-1) ** (2 ** 31), 1)
        self.assertEqual((-1) ** (2 ** 33 + 1), -1)
        self.assertEqual(0L ** 0, 1)

    @unittest.skipUnless(sys.platform.startswith('java'), 'takes hours')
    def test_no_number_has_so_many_bits(self):
        self.assertRaises(MemoryError, pow, 2, 2 ** 32)
        self.assertRaises(MemoryError, pow, -2, 2 ** 32)
        self.assertRaises(MemoryError, pow, 10L, 2 ** 40)

    def test_shifts(self):
        self.assertEqual(1 >> 2 ** 40, 0)
        self.assertEqual(-1 >> 2 ** 40, -1)
        self.assertEqual(2 ** 70 >> 2 ** 40, 0)
        self.assertRaises(OverflowError, operator.rshift, 1, 2 ** 64)
        self.assertRaises(ValueError, operator.rshift, BIG, -1)


class Floats(unittest.TestCase):

    def test_divisions_are_exact(self):
        self.assertEqual(9.0, 1.0 // 0.1)
        self.assertEqual((9.0, 1.0 % 0.1), divmod(1.0, 0.1))
        self.assertEqual((-10.0, 0.1 - 1.0 % 0.1), divmod(-1, 0.1))
        self.assertEqual(-1.0, -5 // float('inf'))
        self.assertEqual((-3.0, -0.5), divmod(5.5, -2))
        self.assertEqual(2.0, divmod(1.2337819721621847e+242, 7)[1])
        self.assertEqual('(-0.0, -0.0)', repr(divmod(0.0, -5)))
        self.assertEqual(repr(float('nan')), repr(float('inf') // 2))
        self.assertEqual(1.0, (2 ** 70) // float(2 ** 70))

    def test_quotients_that_are_rounded(self):
        self.assertEqual(3333333333333333.0, 1e16 // 3)

    def test_zeros_keep_their_sign(self):
        for number, text in [
                (round(-0.4), '-0.0'), (round(-4, -3), '-0.0'),
                (round(0.4), '0.0'), (math.modf(-0.0), '(-0.0, -0.0)'),
                (math.modf(-1.5), '(-0.5, -1.0)'),
                (math.modf(-1e400), '(-0.0, -inf)')]:
            self.assertEqual(text, repr(number))
        floor = decimal.Context(rounding=decimal.ROUND_FLOOR)
        self.assertEqual('-0', str(floor.plus(decimal.Decimal('-0'))))
        self.assertEqual('0', str(+decimal.Decimal('-0')))

    def test_domains(self):
        self.assertRaises(ValueError, math.fmod, float('inf'), 2)
        self.assertRaises(ValueError, math.fmod, 1, 0)
        self.assertEqual(5.0, math.fmod(5, float('inf')))
        self.assertRaises(TypeError, math.ldexp, 1.0, 2.5)
        self.assertEqual(0.0, math.ldexp(1.0, -10 ** 30))
        self.assertRaises(OverflowError, math.ldexp, 1.0, 10 ** 30)

    def test_numbers_in_tables(self):
        out = StringIO.StringIO()
        csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(
            ['09', 9, 1.5, u'3', None, decimal.Decimal(3), 2 ** 70])
        self.assertEqual('"09",9,1.5,"3","",3,1180591620717411303424\r\n',
                         out.getvalue())

    def test_errors_of_divisions(self):
        for function in divmod, operator.floordiv:
            with self.assertRaises(ZeroDivisionError) as raised:
                function(1.0, 0)
            self.assertEqual('float divmod()', str(raised.exception))
            self.assertRaises(TypeError, function, 1.0, 'a')
            self.assertRaises(OverflowError, function, 10 ** 400, 1.5)

    def test_shortest_text(self):
        for number, text in [
                (2.0 ** -31, '4.656612873077393e-10'), (5e-324, '5e-324'),
                (-6703657232812340174.0, '-6.70365723281234e+18'),
                (3.5e-323, '3.5e-323'), (1e23, '1e+23'), (2e23, '2e+23'),
                (2.0 ** -44, '5.684341886080802e-14'), (0.1, '0.1'),
                (1 / 3.0, '0.3333333333333333'), (1e22, '1e+22'),
                (1.7976931348623157e308, '1.7976931348623157e+308'),
                (-0.0, '-0.0'), (9007199254740993.0, '9007199254740992.0')]:
            self.assertEqual(text, repr(number))
            self.assertEqual(number, float(text))


class Structs(unittest.TestCase):

    def test_unsigned(self):
        self.assertEqual('(97,)', repr(struct.unpack('>Q', '\0' * 7 + 'a')))
        self.assertEqual('(18446744073709551615L,)',
                         repr(struct.unpack('Q', '\xff' * 8)))


class ShiftTest(unittest.TestCase):

    def test_zero_stays_an_int(self):
        """As the upper half of a number may be zero."""
        for high in (0, 1, -1):
            wide = (high << 32) | 5
            self.assertEqual(repr(high * 4294967296 + 5), repr(wide))
            self.assertNotIn('L', '%r %r' % (wide, high << 40))
        self.assertEqual(('0L', '8L'), (repr(0L << 3), repr(1L << 3)))


class TextInBasesTest(unittest.TestCase):

    def test_of_what_64_bits_hold(self):
        self.assertEqual('0x10000000000', hex(2 ** 40))
        self.assertEqual('-0x80000000', hex(-2 ** 31))
        self.assertEqual('020000000000000', oct(2 ** 40))
        self.assertEqual('0x7fffffffffffffff', hex(2 ** 62 + (2 ** 62 - 1)))

    def test_of_longs(self):
        self.assertEqual(['0xaL', '0x0L', '-0xaL', '0x8000000000000000L'],
                         map(hex, (10L, 0L, -10L, 2 ** 63)))
        self.assertEqual(['012L', '0L', '-012L', '01000000000000000000000L'],
                         map(oct, (10L, 0L, -10L, 2 ** 63)))


class TooLargeTest(unittest.TestCase):
    """Results that no float holds are errors, not infinite."""

    def test_powers(self):
        with self.assertRaises(OverflowError) as raised:
            10.0 ** 400
        self.assertEqual(raised.exception.args,
                         (34, 'Numerical result out of range'))
        self.assertRaises(OverflowError, pow, -10.0, 401)
        self.assertEqual(10.0 ** -400, 0)
        self.assertEqual(float('inf') ** 2, float('inf'))
        self.assertEqual(2.0 ** float('inf'), float('inf'))

    def test_math(self):
        with self.assertRaisesRegexp(OverflowError, '^math range error$'):
            math.pow(2, 2000)
        self.assertEqual(math.pow(float('inf'), 2), float('inf'))
        with self.assertRaisesRegexp(ZeroDivisionError,
                                     '^float division by zero$'):
            math.log(5, 1)
        self.assertEqual(math.log(8, 2), 3)

    def test_factorials(self):
        for number, expected in ((0, 1), (1, 1), (5, 120), (5.0, 120),
                                 (3L, 6)):
            self.assertEqual(repr(math.factorial(number)), repr(expected))
        self.assertEqual(math.factorial(25), 15511210043330985984000000)
        for number, words in (
                (-1, 'factorial() not defined for negative values'),
                (1.5, 'factorial() only accepts integral values'),
                (float('inf'), 'factorial() only accepts integral values')):
            with self.assertRaises((ValueError, OverflowError)) as raised:
                math.factorial(number)
            if number != float('inf'):
                self.assertEqual(str(raised.exception), words)
        self.assertRaises(TypeError, math.factorial, 'a')


class SignsTest(unittest.TestCase):
    """A number has one sign, in front of everything."""

    def test_refused(self):
        for text, base in (
                ('+-9', 10), ('++9', 10), ('+ -9', 10), ('- -9', 10),
                ('0x-5', 16), ('0x+5', 0), ('0b-1', 2), ('0o+7', 0),
                (u'+-9', 10), ('5-3', 10), ('9-', 10), ('+-z', 36)):
            for kind in int, long:
                with self.assertRaises(ValueError) as raised:
                    kind(text, base)
                self.assertIn(repr(str(text)), str(raised.exception))
        with self.assertRaises(ValueError) as raised:
            int('+-9')
        self.assertEqual(str(raised.exception),
                         "invalid literal for int() with base 10: '+-9'")
        with self.assertRaises(ValueError) as raised:
            long('0x-5', 0)
        self.assertEqual(str(raised.exception),
                         "invalid literal for long() with base 16: '0x-5'")

    def test_taken(self):
        for text, number in (('-9', -9), (' +9', 9), ('- 9', -9),
                             ('\t-9\n', -9), (u'\xa0-9', -9)):
            self.assertEqual(int(text), number)
        self.assertEqual(int('-0x10', 16), -16)
        self.assertEqual(int('-z', 36), -35)


if __name__ == '__main__':
    unittest.main()
