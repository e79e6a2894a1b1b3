"""Which names the blocks of a source have, and of what kind they are."""
import ast as _ast

__all__ = ['symtable', 'SymbolTable', 'Class', 'Function', 'Symbol']

# What a block does with a name.
_GLOBAL, _ASSIGNED, _PARAMETER, _USED, _IMPORTED = (
    'global', 'assigned', 'parameter', 'used', 'imported')
_BINDING = frozenset([_ASSIGNED, _PARAMETER, _IMPORTED])

# Where the name is looked for.
_LOCAL, _DECLARED, _IMPLICIT, _FREE = 'local', 'declared', 'implicit', 'free'


def symtable(code, filename, compile_type):
    """Return the table of a source; raise SyntaxError if it is none.

    compile_type -- 'exec', 'eval' or 'single'
    """
    if not isinstance(code, basestring):
        raise TypeError('symtable() argument 1 must be string, not %s'
                        % type(code).__name__)
    if compile_type not in ('exec', 'eval', 'single'):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or "
                         "'single'")
    tree = compile(code, filename, compile_type, _ast.PyCF_ONLY_AST, True)
    _check_names(code, filename, compile_type)
    top = _Block('module', 'top', 0)
    visitor = _Visitor(top)
    visitor.visit(tree)
    _resolve(top, frozenset(), frozenset())
    return _table(top, filename)


def _check_names(code, filename, compile_type):
    """Raise what is wrong with names, and not what only a compiler finds."""
    try:
        compile(code, filename, compile_type, 0, True)
    except SyntaxError as error:
        if not str(error.msg).startswith(("'return' ", "'break' ",
                                          "'continue' ", "'yield' ")):
            raise


class SymbolTable(object):
    """The names of a block: a module, a class or a function."""

    def __init__(self, raw_table, filename):
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self):
        kind = '' if type(self) is SymbolTable else type(self).__name__ + ' '
        return '<%sSymbolTable for %s in %s>' % (kind, self.get_name(),
                                                 self._filename)

    def get_type(self):
        """Return 'module', 'class' or 'function'."""
        return self._table.type

    def get_id(self):
        return id(self._table)

    def get_name(self):
        return self._table.name

    def get_lineno(self):
        """Return the first line of the block, 0 of a module."""
        return self._table.line

    def is_optimized(self):
        """Return whether it is a function whose names are all known."""
        table = self._table
        return table.type == 'function' and not (table.has_exec
                                                 or table.has_import_star)

    def is_nested(self):
        """Return whether it is within a function."""
        return self._table.is_nested

    def has_children(self):
        return bool(self._table.children)

    def has_exec(self):
        return self._table.has_exec

    def has_import_star(self):
        return self._table.has_import_star

    def get_identifiers(self):
        """Return the names."""
        return self._table.uses.keys()

    def lookup(self, name):
        """Return the Symbol of a name."""
        if name not in self._symbols:
            self._symbols[name] = Symbol(
                name, (self._table.uses[name], self._table.scopes[name]),
                [child for child in self.get_children()
                 if child.get_name() == name])
        return self._symbols[name]

    def get_symbols(self):
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        """Return the tables of the blocks within."""
        return [_table(child, self._filename)
                for child in self._table.children]


class Function(SymbolTable):
    """The names of a function, lambda or comprehension."""

    def _names(self, is_wanted):
        return tuple(name for name in self.get_identifiers()
                     if is_wanted(name))

    def get_parameters(self):
        return self._names(lambda n: _PARAMETER in self._table.uses[n])

    def get_locals(self):
        return self._names(lambda n: self._table.scopes[n] == _LOCAL)

    def get_globals(self):
        return self._names(
            lambda n: self._table.scopes[n] in (_DECLARED, _IMPLICIT))

    def get_frees(self):
        """Return the names of functions around this one."""
        return self._names(lambda n: self._table.scopes[n] == _FREE)


class Class(SymbolTable):
    """The names of a class."""

    def get_methods(self):
        """Return the names of the blocks within."""
        return tuple(dict.fromkeys(
            child.name for child in self._table.children))


class Symbol(object):
    """A name in a block."""

    def __init__(self, name, flags, namespaces=None):
        self._name = name
        self._uses, self._scope = flags
        self._namespaces = namespaces or ()

    def __repr__(self):
        return '<symbol %r>' % self._name

    def get_name(self):
        return self._name

    def is_referenced(self):
        return _USED in self._uses

    def is_parameter(self):
        return _PARAMETER in self._uses

    def is_global(self):
        return self._scope in (_DECLARED, _IMPLICIT)

    def is_declared_global(self):
        return self._scope == _DECLARED

    def is_local(self):
        return bool(_BINDING & self._uses)

    def is_free(self):
        return self._scope == _FREE

    def is_imported(self):
        return _IMPORTED in self._uses

    def is_assigned(self):
        return _ASSIGNED in self._uses

    def is_namespace(self):
        """Return whether a class or function of the block has the name."""
        return bool(self._namespaces)

    def get_namespaces(self):
        """Return the tables of these classes and functions."""
        return self._namespaces

    def get_namespace(self):
        """Return the only one of them."""
        if len(self._namespaces) != 1:
            raise ValueError('name is bound to multiple namespaces')
        return self._namespaces[0]


def _table(block, filename):
    if block.table is None:
        block.table = {'function': Function, 'class': Class}.get(
            block.type, SymbolTable)(block, filename)
    return block.table


class _Block(object):
    """What the names of a block are used for."""

    def __init__(self, type, name, line, outer=None, of_class=None):
        self.type, self.name, self.line = type, name, line
        self.of_class = of_class  # whose private names are mangled
        self.is_nested = outer is not None and (
            outer.is_nested or outer.type == 'function')
        self.has_exec = self.has_import_star = False
        self.uses, self.scopes, self.children = {}, {}, []
        self.table = None
        if outer is not None:
            outer.children.append(self)

    def add(self, name, use):
        name = self._mangled(name)
        self.uses.setdefault(name, set()).add(use)
        return name

    def _mangled(self, name):
        owner = (self.of_class or '').lstrip('_')
        if (not owner or not name.startswith('__') or name.endswith('__')
                or '.' in name):
            return name
        return '_%s%s' % (owner, name)


class _Visitor(_ast.NodeVisitor):
    """Goes through a tree and notes the names of each block."""

    def __init__(self, top):
        self.top = self.block = top

    def visit_all(self, nodes):
        for node in nodes:
            self.visit(node)

    def within(self, type, node, name, line):
        """Begin a block; return the one around it."""
        outer = self.block
        self.block = _Block(type, name, line, outer,
                            node.name if type == 'class' else outer.of_class)
        return outer

    def visit_Name(self, node):
        used = isinstance(node.ctx, (_ast.Load, _ast.AugLoad))
        if isinstance(node.ctx, _ast.Param):
            self.block.add(node.id, _PARAMETER)
        else:
            self.block.add(node.id, _USED if used else _ASSIGNED)

    def visit_FunctionDef(self, node):
        self.block.add(node.name, _ASSIGNED)
        self.visit_all(node.args.defaults)
        self.visit_all(node.decorator_list)
        line = min([node.lineno] + [d.lineno for d in node.decorator_list])
        outer = self.within('function', node, node.name, line)
        self.parameters(node.args)
        self.visit_all(node.body)
        self.block = outer

    def visit_Lambda(self, node):
        self.visit_all(node.args.defaults)
        outer = self.within('function', node, 'lambda', node.lineno)
        self.parameters(node.args)
        self.visit(node.body)
        self.block = outer

    def parameters(self, arguments):
        nested = []
        for index, argument in enumerate(arguments.args):
            if isinstance(argument, _ast.Name):
                self.block.add(argument.id, _PARAMETER)
            else:
                self.block.add('.%d' % index, _PARAMETER)
                nested.append(argument)
        for name in arguments.vararg, arguments.kwarg:
            if name:
                self.block.add(name, _PARAMETER)
        for argument in nested:
            for node in _ast.walk(argument):
                if isinstance(node, _ast.Name):
                    self.block.add(node.id, _PARAMETER)

    def visit_ClassDef(self, node):
        self.block.add(node.name, _ASSIGNED)
        self.visit_all(node.bases)
        self.visit_all(node.decorator_list)
        line = min([node.lineno] + [d.lineno for d in node.decorator_list])
        outer = self.within('class', node, node.name, line)
        self.visit_all(node.body)
        self.block = outer

    def visit_GeneratorExp(self, node):
        self.comprehension(node, 'genexpr', node.elt)

    def visit_SetComp(self, node):
        self.comprehension(node, 'setcomp', node.elt)

    def visit_DictComp(self, node):
        self.comprehension(node, 'dictcomp', node.key, node.value)

    def comprehension(self, node, name, *elements):
        first = node.generators[0]
        self.visit(first.iter)
        outer = self.within('function', node, name, 0)
        self.block.add('.0', _PARAMETER)
        if name != 'genexpr':
            self.block.add('_[1]', _ASSIGNED)
        self.visit(first.target)
        self.visit_all(first.ifs)
        self.visit_all(node.generators[1:])
        self.visit_all(elements)
        self.block = outer

    def visit_Global(self, node):
        for name in node.names:
            self.top.uses.setdefault(self.block.add(name, _GLOBAL),
                                     set()).add(_GLOBAL)

    def visit_Import(self, node):
        for alias in node.names:
            self.block.add(alias.asname or alias.name.split('.')[0],
                           _IMPORTED)

    def visit_ImportFrom(self, node):
        for alias in node.names:
            if alias.name == '*':
                self.block.has_import_star = True
            else:
                self.block.add(alias.asname or alias.name, _IMPORTED)

    def visit_Exec(self, node):
        self.block.has_exec = True
        self.generic_visit(node)


def _resolve(block, around, declared):
    """Find where the names of a block are; return those that are free.

    around -- names of the functions around the block
    declared -- names that are global by a statement around it
    """
    for name, uses in block.uses.items():
        if _GLOBAL in uses:
            block.scopes[name] = _DECLARED
            declared |= {name}
            around -= {name}
        elif uses & _BINDING:
            block.scopes[name] = _LOCAL
        else:
            block.scopes[name] = _FREE if name in around else _IMPLICIT
    own = frozenset(name for name, scope in block.scopes.items()
                    if scope == _LOCAL and block.type == 'function')
    free = set(name for name, scope in block.scopes.items()
               if scope == _FREE)
    for child in block.children:
        for name in _resolve(child, around | own, declared):
            if name not in own:
                free.add(name)
                if name not in block.uses:
                    block.uses[name] = set()
                    block.scopes[name] = _FREE
    return free
