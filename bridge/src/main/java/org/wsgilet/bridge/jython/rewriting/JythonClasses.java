package org.wsgilet.bridge.jython.rewriting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.python.core.PyBUF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of Jython that are changed as they are loaded, because what is at fault in them is out of reach
 * otherwise. docs/decisions/jython-classes.md says when that is right.
 */
public final class JythonClasses {

    /** A class after those it extends, and after those that only its code names: to define it loads them. */
    static final List<ChangedClass> ALL = Stream.of(
                    List.of(
                            MethodCacheSize.CLASS,
                            RecursionState.CLASS,
                            IndexMessages.CLASS,
                            ArrayCopies.CLASS,
                            SlottedTypes.CLASS,
                            ClassicClasses.CLASS),
                    WatchedIterators.CLASSES,
                    ExposedIterators.CLASSES,
                    List.of(
                            ArgumentCounts.CLASS,
                            EncodingMessages.CLASS,
                            SequenceIndexes.CLASS,
                            LongNumbers.CLASS,
                            UnicodeText.CLASS,
                            FloatText.CLASS,
                            FloatOperators.CLASS,
                            DirectCodecs.CLASS,
                            PercentFormat.CLASS,
                            UnicodeIterator.CLASS,
                            UnicodeIndexes.CLASS,
                            TracedCalls.CLASS,
                            FileErrors.MODE,
                            FileErrors.READ,
                            WholeReads.CLASS,
                            FileObject.CLASS,
                            ByteSearches.FORWARD,
                            ByteSearches.RANGE,
                            ResizedBytes.CLASS,
                            OpenModes.CLASS,
                            RawFile.CLASS,
                            MutexLock.CLASS,
                            UnlockedLock.CLASS,
                            ReentrantLock.CLASS,
                            ThreadLock.CLASS,
                            ExpressionMatcher.CLASS,
                            ExpressionLimit.CLASS,
                            AstNodes.CLASS,
                            NegativeLiterals.CLASS,
                            IntInstances.CLASS,
                            ArrayItems.CLASS,
                            SetComparisons.CLASS,
                            SetComparisons.VIEWS,
                            CompilerChoice.CLASS,
                            CompileBuiltin.CLASS,
                            SourceReader.CLASS,
                            CompiledClass.CLASS,
                            CompiledCode.CLASS,
                            StatementScopes.CLASS,
                            YieldStack.CLASS,
                            SourceCompiler.CLASS,
                            Imports.CLASS,
                            ImportedCode.CLASS,
                            LibraryPackages.CLASS,
                            BzFile.CLASS,
                            TuplesOfOne.CLASS,
                            SharedIterators.TEE,
                            SharedIterators.GROUPS,
                            ListSorting.METHOD,
                            ListSorting.SORTED,
                            Pickles.WRITTEN,
                            Pickles.READ,
                            JsonBytes.CLASS,
                            CsvFields.CLASS,
                            RoundedFloat.CLASS,
                            MathFunctions.CLASS,
                            StringFile.CLASS,
                            MarshalledObjects.WRITTEN,
                            MarshalledObjects.READ),
                    KeywordArguments.CLASSES,
                    AtomicMethods.CLASSES,
                    List.of(FrameNames.CLASS, BuiltinFunctions.CLASS))
            .flatMap(List::stream)
            .toList();

    private static final List<String> UNCHANGED = new ArrayList<>();

    private static boolean done;

    private JythonClasses() {}

    /**
     * To be called before anything of Jython runs; once for each class loader, further calls do nothing. A class that
     * is not the one that is known, or that is loaded already, stays as it is, and the log says what is lost. Does
     * nothing to a Jython of another class loader, which may serve others, too, and does not see our classes.
     */
    public static synchronized void change() {
        ClassLoader loader = PyBUF.class.getClassLoader();
        if (done || loader != JythonClasses.class.getClassLoader()) {
            return;
        }
        done = true;
        ALL.forEach(each -> change(each, loader));
    }

    /** The names of the classes that {@link #change} left as they are. */
    public static synchronized List<String> unchanged() {
        return List.copyOf(UNCHANGED);
    }

    private static void change(ChangedClass each, ClassLoader loader) {
        try {
            each.define(loader);
        } catch (LinkageError e) { // a program ran Jython before us
            log().info("{}: {} was loaded before Wsgilet could change it", each.without(), each.name());
            UNCHANGED.add(each.name());
        } catch (ReflectiveOperationException | IOException e) {
            log().warn("{}: {}", each.without(), e.getMessage(), e);
            UNCHANGED.add(each.name());
        }
    }

    /** Not before there is something to say: Jython starts beside the command, which sets up the log meanwhile. */
    private static Logger log() {
        return LoggerFactory.getLogger(JythonClasses.class);
    }
}
