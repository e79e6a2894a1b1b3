"""The grammars of lib2to3 are in a jar, where open() finds no files."""
from __future__ import absolute_import


def mend(driver):
    original = driver.load_grammar

    def load_grammar(gt='Grammar.txt', gp=None, save=True, force=False,
                     logger=None):
        """Load a grammar from a file, or from the one of lib2to3."""
        if not gt.startswith('__pyclasspath__/'):
            return original(gt, gp, save, force, logger)
        import pkgutil
        from StringIO import StringIO
        text = pkgutil.get_data('lib2to3', driver.os.path.basename(gt))
        text = text.replace("'*=' | '/='", "'*=' | '@=' | '/='").replace(
            "('*'|'/'|'%'|'//')", "('*'|'@'|'/'|'%'|'//')")
        return driver.pgen.ParserGenerator(gt, StringIO(text)).make_grammar()

    def load_packaged_grammar(package, grammar_source):
        """Load the tables of a grammar that are pickled in a package."""
        if driver.os.path.isfile(grammar_source):
            return driver.load_grammar(grammar_source)
        import pkgutil
        name, end = driver.os.path.splitext(
            driver.os.path.basename(grammar_source))
        name += '' if end == '.txt' else end
        version = '.'.join(map(str, driver.sys.version_info))
        tables = driver.grammar.Grammar()
        tables.loads(pkgutil.get_data(package, name + version + '.pickle'))
        return tables

    driver.load_grammar = load_grammar
    driver.load_packaged_grammar = load_packaged_grammar
