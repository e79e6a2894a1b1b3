"""Entries of /etc/shadow; the same on CPython 2.7."""
import os
import spwd
import unittest


class Entries(unittest.TestCase):

    def test_names(self):
        self.assertEqual(spwd.struct_spwd.n_fields, 9)
        self.assertRaises(KeyError, spwd.getspnam, 'no such user')
        self.assertRaises(TypeError, spwd.getspnam, 5)
        self.assertRaises(TypeError, spwd.getspnam)

    @unittest.skipUnless(os.access('/etc/shadow', os.R_OK), 'not readable')
    def test_entries(self):
        for entry in spwd.getspall():
            self.assertEqual(spwd.getspnam(unicode(entry.sp_nam)), entry)
            self.assertEqual(entry[1], entry.sp_pwd)
            self.assertTrue(repr(entry).startswith(
                'spwd.struct_spwd(sp_nam='))


if __name__ == '__main__':
    unittest.main()
