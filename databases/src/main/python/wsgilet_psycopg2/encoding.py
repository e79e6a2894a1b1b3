"""Python's names of the encodings of PostgreSQL."""
from wsgilet_psycopg2.errors import OperationalError

encodings = {
    'ABC': 'cp1258', 'ALT': 'cp866', 'BIG5': 'big5', 'EUC_CN': 'euccn',
    'EUC_JIS_2004': 'euc_jis_2004', 'EUC_JP': 'euc_jp', 'EUC_KR': 'euc_kr',
    'GB18030': 'gb18030', 'GBK': 'gbk', 'JOHAB': 'johab', 'KOI8': 'koi8_r',
    'KOI8R': 'koi8_r', 'KOI8U': 'koi8_u', 'Mskanji': 'cp932',
    'ShiftJIS': 'cp932', 'SHIFT_JIS_2004': 'shift_jis_2004',
    'SJIS': 'cp932', 'SQL_ASCII': 'ascii', 'TCVN': 'cp1258',
    'TCVN5712': 'cp1258', 'UHC': 'cp949', 'UNICODE': 'utf_8',
    'UTF8': 'utf_8', 'VSCII': 'cp1258', 'WIN': 'cp1251', 'WIN866': 'cp866',
    'WIN874': 'cp874', 'WIN932': 'cp932', 'WIN936': 'gbk',
    'WIN949': 'cp949', 'WIN950': 'cp950', 'Windows932': 'cp932',
    'Windows936': 'gbk', 'Windows949': 'cp949', 'Windows950': 'cp950',
}
encodings.update(('ISO_8859_%d' % n, 'iso8859_%d' % n)
                 for n in (1, 2, 3, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16))
encodings.update(('LATIN%d' % n, 'iso8859_%d' % of) for n, of in enumerate(
    (1, 2, 3, 4, 9, 10, 13, 14, 15, 16), 1))
encodings.update(('WIN%d' % n, 'cp%d' % n) for n in range(1250, 1259))
# As a name is looked up: by its letters and digits alone.
encodings.update((''.join(c for c in name if c.isalnum()).upper(), codec)
                 for name, codec in list(encodings.items()))


def codec(encoding):
    """Return Python's name; OperationalError if it has none."""
    name = ''.join(c for c in encoding if c.isalnum()).upper()
    try:
        return encodings[name]
    except KeyError:
        raise OperationalError(
            "no Python encoding for PostgreSQL encoding '%s'" % name)
