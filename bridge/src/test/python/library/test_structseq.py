"""Tuples with names, of sys and of the system; the same on CPython 2.7."""
import grp
import os
import pickle
import pwd
import resource
import sys
import unittest


class StructSequences(unittest.TestCase):

    def test_facts_of_the_interpreter(self):
        self.assertEqual(len(sys.flags), 16)
        self.assertEqual(sys.flags[6], sys.flags.optimize)
        self.assertTrue(repr(sys.flags).startswith('sys.flags(debug=0, '))
        self.assertRaises(TypeError, type(sys.flags))
        self.assertEqual(sys.float_info.max_exp, 1024)
        self.assertEqual(sys.float_info.min, 2.0 ** -1022)
        self.assertEqual(sys.float_info.epsilon, 2.0 ** -52)
        self.assertEqual(tuple(sys.float_info)[6:8], (15, 53))
        self.assertIs(type(sys.float_info.dig), int)
        self.assertEqual(repr(sys.long_info),
                         'sys.long_info(bits_per_digit=30, sizeof_digit=4)')
        self.assertIs(sys.__dict__['flags'], sys.flags)

    def test_facts_cannot_be_changed(self):
        for facts, name in ((sys.flags, 'optimize'), (sys.float_info, 'max'),
                            (sys.long_info, 'bits_per_digit')):
            self.assertRaises(TypeError, setattr, facts, name, 1)
            self.assertRaises(AttributeError, setattr, facts, 'other', 1)
            self.assertRaises(AttributeError, getattr, facts, 'other')

    def test_entries_of_the_system(self):
        for entry, name, size in (
                (pwd.getpwuid(0), 'pwd.struct_passwd(pw_name=', 7),
                (pwd.getpwnam('root'), 'pwd.struct_passwd(pw_name=', 7),
                (pwd.getpwall()[0], 'pwd.struct_passwd(pw_name=', 7),
                (grp.getgrgid(0), 'grp.struct_group(gr_name=', 4),
                (grp.getgrnam('root'), 'grp.struct_group(gr_name=', 4),
                (resource.getrusage(0), 'resource.struct_rusage(ru_utime=',
                 16),
                (os.statvfs('/'), 'posix.statvfs_result(f_bsize=', 10)):
            kind = type(entry)
            self.assertTrue(repr(entry).startswith(name), entry)
            self.assertEqual((len(entry), kind.n_fields,
                              kind.n_sequence_fields, kind.n_unnamed_fields),
                             (size, size, size, 0))
            self.assertEqual(pickle.loads(pickle.dumps(entry)), entry)
            self.assertEqual(kind(list(entry)), entry)
            self.assertEqual(tuple(entry) + (1,), entry + (1,))
            self.assertRaises(TypeError, kind, (1,))
            self.assertRaises(TypeError, kind, 1)

    def test_missing_entries(self):
        self.assertRaises(KeyError, pwd.getpwnam, 'nobody there')
        self.assertRaises(KeyError, grp.getgrnam, 'nobody there')


if __name__ == '__main__':
    unittest.main()
