"""Entities are refused, and data of deep dicts has short lines."""
from __future__ import absolute_import

from wsgilet_library import revise


def mend(plistlib):
    def handleEntityDecl(self, entity_name, is_parameter_entity, value, base,
                         system_id, public_id, notation_name):
        """Refuse what no property list needs, and bombs are made of."""
        raise ValueError('XML entity declarations are not supported in plist '
                         'files')

    plistlib.PlistParser.handleEntityDecl = handleEntityDecl
    revise(plistlib.PlistParser.parse, (
        'parser.CharacterDataHandler = self.handleData\n',
        'parser.CharacterDataHandler = self.handleData; '
        'parser.EntityDeclHandler = self.handleEntityDecl\n'))
    revise(plistlib.PlistWriter.writeData, (
        '''76 - len(self.indent.replace("\\t", " " * 8) *
                                 self.indentLevel)''',
        '''max(16, 76 - len(
            self.indent.replace("\\t", " " * 8) * self.indentLevel))'''))
