"""Sound files: wave, sunau; the same on CPython 2.7."""
import io
import os
import struct
import tempfile
import unittest

import sunau
import wave


def chunk(name, data):
    return name + struct.pack('<L', len(data)) + data + '\0' * (len(data) % 2)


def riff(*chunks):
    data = 'WAVE' + ''.join(chunks)
    return 'RIFF' + struct.pack('<L', len(data)) + data


def form(tag=1, channels=1, bits=16):
    frame = channels * bits // 8
    return chunk('fmt ', struct.pack('<HHLLHH', tag, channels, 8000,
                                     8000 * frame, frame, bits))


def au(encoding=3, channels=1, data='abcdefgh', size=None, info='\0' * 8):
    return '.snd' + struct.pack('>LLLLL', 24 + len(info),
                                len(data) if size is None else size,
                                encoding, 8000, channels) + info + data


DATA = chunk('data', 'abcdefgh')


class Stream(object):
    """A file without tell and seek, and no name."""

    def __init__(self, data):
        self.read = io.BytesIO(data).read


class Wave(unittest.TestCase):

    def read(self, data):
        return wave.open(io.BytesIO(data))

    def test_other_chunks_are_passed_over(self):
        sound = self.read(riff(chunk('LIST', 'odd'), form(), DATA,
                               chunk('junk', 'x')))
        self.assertEqual(sound.getparams(),
                         (1, 2, 8000, 4, 'NONE', 'not compressed'))
        self.assertEqual(sound.readframes(3), 'abcdef')
        self.assertEqual(sound.tell(), 3)
        self.assertEqual(sound.readframes(3), 'gh')
        self.assertEqual(sound.readframes(3), '')
        sound.rewind()
        self.assertEqual(sound.readframes(-1), 'abcdefgh')

    def test_what_is_no_wave_file(self):
        for data, message in (
                ('RIFX' + riff(form(), DATA)[4:],
                 'file does not start with RIFF id'),
                (riff(form(), DATA).replace('WAVE', 'AVI '),
                 'not a WAVE file'),
                (riff(form(tag=3), DATA), 'unknown format: 3'),
                (riff(DATA, form()), 'data chunk before fmt chunk'),
                (riff(form()), 'fmt chunk and/or data chunk missing')):
            with self.assertRaises(wave.Error) as caught:
                self.read(data)
            self.assertEqual(str(caught.exception), message)
        self.assertRaises(EOFError, self.read, '')

    def test_file_that_ends_early(self):
        sound = self.read(riff(form(), DATA)[:-3])
        self.assertEqual(sound.getnframes(), 4)
        self.assertEqual(sound.readframes(100), 'abcde')
        self.assertEqual(sound.tell(), 2)

    def test_stream_is_read_but_not_moved_in(self):
        sound = wave.open(Stream(riff(form(), chunk('LIST', 'abc'), DATA)))
        self.assertEqual(sound.readframes(2), 'abcd')
        sound.setpos(1)
        self.assertRaises(IOError, sound.readframes, 1)

    def test_position_out_of_range(self):
        sound = self.read(riff(form(), DATA))
        sound.setpos(4)
        for position in (-1, 5):
            self.assertRaises(wave.Error, sound.setpos, position)

    def test_header_says_what_was_written(self):
        for announced in (0, 1, 2, 9):
            file = io.BytesIO()
            sound = wave.open(file, 'wb')
            sound.setparams((1, 2, 8000, announced, 'NONE', 'x'))
            sound.writeframesraw('abcd')
            sound.writeframes('efgh')
            self.assertEqual(file.getvalue(), riff(form(), DATA))
            self.assertEqual((sound.tell(), sound.getnframes()), (4, 4))
            sound.close()
            self.assertFalse(file.closed)

    def test_parameters_are_fixed_by_the_first_frame(self):
        sound = wave.open(io.BytesIO(), 'w')
        self.assertRaises(wave.Error, sound.writeframes, '')
        self.assertRaises(wave.Error, sound.getparams)
        sound.setparams([2, 3, 8000.5, 0, 'NONE', 'any'])
        self.assertEqual(sound.getparams(), (2, 3, 8000.5, 0, 'NONE', 'any'))
        sound.writeframes('abcdef')
        self.assertRaises(wave.Error, sound.setframerate, 8000)
        self.assertRaises(wave.Error, sound.setnframes, 8)

    def test_bad_parameters(self):
        sound = wave.open(io.BytesIO(), 'w')
        self.assertRaises(wave.Error, sound.setnchannels, 0)
        self.assertRaises(wave.Error, sound.setsampwidth, 5)
        self.assertRaises(wave.Error, sound.setframerate, 0)
        self.assertRaises(wave.Error, sound.setcomptype, 'ULAW', '')
        self.assertRaises(wave.Error, sound.setmark, 1, 2, '')
        self.assertRaises(wave.Error, sound.close)
        sound.close()  # which is over now

    def test_files_by_name(self):
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, u'sound.wav')
        try:
            sound = wave.openfp(path, 'wb')
            sound.setparams((2, 1, 44100, 0, 'NONE', ''))
            sound.writeframes('abcd')
            sound.close()
            with open(path, 'rb') as file:
                sound = wave.open(file)
                self.assertEqual(sound.readframes(9), 'abcd')
                sound.close()
                self.assertFalse(file.closed)
            self.assertRaises(wave.Error, wave.open, path, 'r+')
        finally:
            os.remove(path)
            os.rmdir(folder)


class Sunau(unittest.TestCase):

    def read(self, data):
        return sunau.open(io.BytesIO(data))

    def test_encodings(self):
        for encoding, width, frames in ((2, 1, 8), (3, 2, 4), (4, 3, 2),
                                        (5, 4, 2)):
            sound = self.read(au(encoding))
            self.assertEqual(sound.getparams(), (
                1, width, 8000, frames, 'NONE', 'not compressed'))
            self.assertEqual(sound.readframes(1), 'abcd'[:width])
            self.assertEqual(sound.readframes(100), 'abcdefgh'[width:])
        for encoding in (0, 6, 7, 23, 28):
            self.assertRaises(sunau.Error, self.read, au(encoding))

    def test_u_law(self):
        sound = self.read(au(1, channels=2))
        self.assertEqual(sound.getparams(), (
            2, 2, 8000, 4, 'ULAW', 'CCITT G.711 u-law'))
        self.assertEqual(sound.readframes(1), '\x9c\xfe\xac\xfe')
        file = io.BytesIO()
        sound = sunau.open(file, 'wb')
        sound.setparams((1, 2, 8000, 0, 'ULAW', ''))
        sound.writeframes('abcd')
        self.assertEqual(file.getvalue(), au(1, data='\x87\x86'))

    def test_size_that_is_not_known(self):
        sound = self.read(au(size=sunau.AUDIO_UNKNOWN_SIZE))
        self.assertEqual(sound.getnframes(), 0xFFFFFFFF)
        self.assertEqual(sound.readframes(sound.getnframes()), 'abcdefgh')

    def test_what_is_no_au_file(self):
        for data, message in (
                ('dns.' + au()[4:], 'bad magic number'),
                (au()[:4] + '\0\0\0\x10' + au()[8:], 'header size too small'),
                (au(info=' ' * 77), 'header size ridiculously large')):
            with self.assertRaises(sunau.Error) as caught:
                self.read(data)
            self.assertEqual(str(caught.exception), message)
        self.assertRaises(EOFError, self.read, au()[:20])

    def test_file_within_a_file(self):
        file = io.BytesIO('before' + au())
        file.seek(6)
        sound = sunau.open(file)
        self.assertEqual(sound.readframes(3), 'abcdef')
        sound.setpos(1)
        self.assertEqual(sound.readframes(1), 'cd')
        self.assertRaises(sunau.Error, sound.setpos, 5)

    def test_header_says_what_was_written(self):
        for announced in (0, 4, 9):
            file = io.BytesIO()
            sound = sunau.open(file, 'wb')
            sound.setparams((1, 2, 8000, announced, 'NONE', ''))
            sound.writeframesraw('abcd')
            sound.writeframes('efgh')
            self.assertEqual(file.getvalue(), au())

    def test_stream_is_written_when_its_size_is_known(self):
        class Stream(io.BytesIO):
            def tell(self):
                raise IOError
        file = Stream()
        sound = sunau.open(file, 'wb')
        sound.setparams((1, 2, 8000, 4, 'NONE', ''))
        sound.writeframes('abcdefgh')
        sound.close()
        self.assertEqual(file.getvalue(), au())
        self.assertRaises(IOError, sunau.open(Stream(au())).rewind)

    def test_bad_parameters(self):
        sound = sunau.open(io.BytesIO(), 'w')
        self.assertRaises(sunau.Error, sound.setnchannels, 3)
        self.assertRaises(sunau.Error, sound.setsampwidth, 3)
        self.assertRaises(sunau.Error, sound.setnframes, -1)
        self.assertRaises(sunau.Error, sound.setcomptype, 'ALAW', '')
        self.assertRaises(sunau.Error, sound.close)


if __name__ == '__main__':
    unittest.main()
