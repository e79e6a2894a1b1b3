package org.wsgilet.bridge.interpreting;

import org.python.core.PyFrame;
import org.python.core.PyObject;

/** A part of a {@link Body}: a simple statement, or a piece of one with blocks. */
interface Instruction {

    /** What {@link #run} returns where the body ends. */
    int RETURN = -1;

    /** What it returns where a generator stops until it is resumed. */
    int YIELD = -2;

    /** Runs, and tells the position of the instruction that is next. */
    int run(PyFrame frame);

    /** What is returned or yielded; asked for behind {@link #RETURN} and {@link #YIELD} alone. */
    default PyObject result(PyFrame frame) {
        throw new IllegalStateException("returns nothing");
    }

    /** {@code return}. */
    record Return(Step value) implements Instruction {
        @Override
        public int run(PyFrame frame) {
            return RETURN;
        }

        @Override
        public PyObject result(PyFrame frame) {
            return value.run(frame);
        }
    }

    /**
     * {@code yield}.
     *
     * @param resumed where the generator goes on
     */
    record Yield(Step value, int resumed) implements Instruction {
        @Override
        public int run(PyFrame frame) {
            return YIELD;
        }

        @Override
        public PyObject result(PyFrame frame) {
            PyObject yielded = value.run(frame);
            frame.f_lasti = resumed;
            return yielded;
        }
    }
}
