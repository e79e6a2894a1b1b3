"""Runs a module of tests for Java."""
import unittest


def run(name):
    """Return what the tests of a module say that fail; '' if none does."""
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = unittest.TestResult()
    suite.run(result)
    assert result.testsRun
    return '\n'.join(text for _, text in result.failures + result.errors)
