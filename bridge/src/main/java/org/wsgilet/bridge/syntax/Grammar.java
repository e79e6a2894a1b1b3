package org.wsgilet.bridge.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The grammar of the language reference of Python 2.7 as automata, for trees that have a node for each rule. The order
 * of the rules is that of their numbers in the module {@code symbol}.
 *
 * <p>An automaton decides by the next token alone. A label is the name of a rule, a kind of tokens in capitals, or a
 * keyword or operator in quotes.
 */
final class Grammar {

    private static final int FIRST_SYMBOL = 256;

    private static final String RULES = """
            single_input: NEWLINE | simple_stmt | compound_stmt NEWLINE
            file_input: (NEWLINE | stmt)* ENDMARKER
            eval_input: testlist NEWLINE* ENDMARKER
            decorator: '@' dotted_name ['(' [arglist] ')'] NEWLINE
            decorators: decorator+
            decorated: decorators (classdef | funcdef)
            funcdef: 'def' NAME parameters ':' suite
            parameters: '(' [varargslist] ')'
            varargslist: (fpdef ['=' test] ',')* (fpdef ['=' test] [','] | '*' NAME [',' '**' NAME] | '**' NAME)
            fpdef: NAME | '(' fplist ')'
            fplist: fpdef (',' fpdef)* [',']
            stmt: simple_stmt | compound_stmt
            simple_stmt: small_stmt (';' small_stmt)* [';'] NEWLINE
            small_stmt: expr_stmt | print_stmt | del_stmt | pass_stmt | flow_stmt | import_stmt | global_stmt
                | exec_stmt | assert_stmt
            expr_stmt: testlist (augassign (yield_expr | testlist) | ('=' (yield_expr | testlist))*)
            augassign: '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
            print_stmt: 'print' ([test (',' test)* [',']] | '>>' test [(',' test)+ [',']])
            del_stmt: 'del' exprlist
            pass_stmt: 'pass'
            flow_stmt: break_stmt | continue_stmt | return_stmt | raise_stmt | yield_stmt
            break_stmt: 'break'
            continue_stmt: 'continue'
            return_stmt: 'return' [testlist]
            yield_stmt: yield_expr
            raise_stmt: 'raise' [test [',' test [',' test]]]
            import_stmt: import_name | import_from
            import_name: 'import' dotted_as_names
            import_from: 'from' ('.'* dotted_name | '.'+) 'import' ('*' | '(' import_as_names ')' | import_as_names)
            import_as_name: NAME ['as' NAME]
            dotted_as_name: dotted_name ['as' NAME]
            import_as_names: import_as_name (',' import_as_name)* [',']
            dotted_as_names: dotted_as_name (',' dotted_as_name)*
            dotted_name: NAME ('.' NAME)*
            global_stmt: 'global' NAME (',' NAME)*
            exec_stmt: 'exec' expr ['in' test [',' test]]
            assert_stmt: 'assert' test [',' test]
            compound_stmt: if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | funcdef | classdef | decorated
            if_stmt: 'if' test ':' suite ('elif' test ':' suite)* ['else' ':' suite]
            while_stmt: 'while' test ':' suite ['else' ':' suite]
            for_stmt: 'for' exprlist 'in' testlist ':' suite ['else' ':' suite]
            try_stmt: 'try' ':' suite ('finally' ':' suite
                | (except_clause ':' suite)+ ['else' ':' suite] ['finally' ':' suite])
            with_stmt: 'with' with_item (',' with_item)* ':' suite
            with_item: test ['as' expr]
            except_clause: 'except' [test [('as' | ',') test]]
            suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT
            testlist_safe: old_test [(',' old_test)+ [',']]
            old_test: or_test | old_lambdef
            old_lambdef: 'lambda' [varargslist] ':' old_test
            test: or_test ['if' or_test 'else' test] | lambdef
            or_test: and_test ('or' and_test)*
            and_test: not_test ('and' not_test)*
            not_test: 'not' not_test | comparison
            comparison: expr (comp_op expr)*
            comp_op: '<' | '>' | '==' | '>=' | '<=' | '<>' | '!=' | 'in' | 'not' 'in' | 'is' ['not']
            expr: xor_expr ('|' xor_expr)*
            xor_expr: and_expr ('^' and_expr)*
            and_expr: shift_expr ('&' shift_expr)*
            shift_expr: arith_expr (('<<' | '>>') arith_expr)*
            arith_expr: term (('+' | '-') term)*
            term: factor (('*' | '/' | '%' | '//') factor)*
            factor: ('+' | '-' | '~') factor | power
            power: atom trailer* ['**' factor]
            atom: '(' [yield_expr | testlist_comp] ')' | '[' [listmaker] ']' | '{' [dictorsetmaker] '}'
                | '`' testlist1 '`' | NAME | NUMBER | STRING+
            listmaker: test (list_for | (',' test)* [','])
            testlist_comp: test (comp_for | (',' test)* [','])
            lambdef: 'lambda' [varargslist] ':' test
            trailer: '(' [arglist] ')' | '[' subscriptlist ']' | '.' NAME
            subscriptlist: subscript (',' subscript)* [',']
            subscript: '.' '.' '.' | test | [test] ':' [test] [sliceop]
            sliceop: ':' [test]
            exprlist: expr (',' expr)* [',']
            testlist: test (',' test)* [',']
            dictorsetmaker: test ':' test (comp_for | (',' test ':' test)* [',']) | test (comp_for | (',' test)* [','])
            classdef: 'class' NAME ['(' [testlist] ')'] ':' suite
            arglist: (argument ',')* (argument [','] | '*' test (',' argument)* [',' '**' test] | '**' test)
            argument: test [comp_for] | test '=' test
            list_iter: list_for | list_if
            list_for: 'for' exprlist 'in' testlist_safe [list_iter]
            list_if: 'if' old_test [list_iter]
            comp_iter: comp_for | comp_if
            comp_for: 'for' exprlist 'in' or_test [comp_iter]
            comp_if: 'if' old_test [comp_iter]
            testlist1: test (',' test)*
            encoding_decl: NAME
            yield_expr: 'yield' [testlist]
            """;

    /** A place in an automaton: what may come next, and whether nothing need. */
    record State(Map<String, State> next, boolean isFinal) {}

    private final List<String> names = new ArrayList<>();
    private final Map<String, State> starts = new HashMap<>();
    private final Map<String, Set<String>> firsts = new HashMap<>();

    static final Grammar PYTHON = new Grammar(RULES);

    private Grammar(String rules) {
        for (String rule : rules.replaceAll("\n\\s+", " ").split("\n")) {
            int colon = rule.indexOf(':');
            names.add(rule.substring(0, colon));
            starts.put(rule.substring(0, colon), new Automaton(rule.substring(colon + 1)).start());
        }
    }

    int number(String rule) {
        return FIRST_SYMBOL + names.indexOf(rule);
    }

    /** The rule of a number, or null. */
    String rule(int number) {
        int index = number - FIRST_SYMBOL;
        return index >= 0 && index < names.size() ? names.get(index) : null;
    }

    boolean isRule(String label) {
        return starts.containsKey(label);
    }

    State start(String rule) {
        return starts.get(rule);
    }

    /** Whether what a label stands for can begin with a token. */
    boolean begins(String label, String token) {
        return label.equals(token) || isRule(label) && firsts(label).contains(token);
    }

    private Set<String> firsts(String rule) {
        Set<String> known = firsts.get(rule);
        if (known != null) {
            return known;
        }
        Set<String> found = new HashSet<>();
        for (String label : starts.get(rule).next.keySet()) {
            if (isRule(label)) {
                found.addAll(firsts(label));
            } else {
                found.add(label);
            }
        }
        firsts.put(rule, found);
        return found;
    }

    /** From the text of a rule to its states, by way of places that several labels or none lead on from. */
    private static final class Automaton {

        private record Step(String label, int to) {}

        private final List<List<Step>> places = new ArrayList<>();
        private final Map<Set<Integer>, State> states = new HashMap<>();
        private final String[] words;
        private final int end;
        private int at;

        Automaton(String rule) {
            String spaced =
                    rule.replaceAll("('[^']+')|([()\\[\\]|*+])", " $1$2 ").strip();
            words = spaced.split("\\s+");
            int begin = place();
            end = alternatives(begin);
        }

        State start() {
            return state(Set.of(0));
        }

        private int place() {
            places.add(new ArrayList<>());
            return places.size() - 1;
        }

        private void step(int from, String label, int to) {
            places.get(from).add(new Step(label, to));
        }

        private boolean is(String word) {
            return at < words.length && words[at].equals(word);
        }

        private int alternatives(int from) {
            int to = place();
            while (true) {
                step(sequence(from), "", to);
                if (!is("|")) {
                    return to;
                }
                at++;
            }
        }

        private int sequence(int from) {
            int last = from;
            while (at < words.length && !is("|") && !is(")") && !is("]")) {
                last = repeated(last);
            }
            return last;
        }

        private int repeated(int from) {
            int begin = place();
            step(from, "", begin);
            int to = item(begin);
            if (is("*")) {
                step(begin, "", to);
            }
            if (is("*") || is("+")) {
                step(to, "", begin);
                at++;
            }
            return to;
        }

        private int item(int from) {
            String word = words[at++];
            if (word.equals("(") || word.equals("[")) {
                int to = alternatives(from);
                if (word.equals("[")) {
                    step(from, "", to);
                }
                at++;
                return to;
            }
            int to = place();
            step(from, word, to);
            return to;
        }

        private State state(Set<Integer> from) {
            Set<Integer> reached = new TreeSet<>();
            from.forEach(place -> reach(place, reached));
            State known = states.get(reached);
            if (known != null) {
                return known;
            }
            Map<String, State> next = new LinkedHashMap<>();
            State made = new State(next, reached.contains(end));
            states.put(reached, made);
            Map<String, Set<Integer>> targets = new LinkedHashMap<>();
            for (int place : reached) {
                for (Step step : places.get(place)) {
                    if (!step.label.isEmpty()) {
                        targets.computeIfAbsent(step.label, label -> new TreeSet<>())
                                .add(step.to);
                    }
                }
            }
            targets.forEach((label, places) -> next.put(label, state(places)));
            return made;
        }

        private void reach(int place, Set<Integer> reached) {
            if (reached.add(place)) {
                places.get(place).stream()
                        .filter(step -> step.label.isEmpty())
                        .forEach(step -> reach(step.to, reached));
            }
        }
    }
}
