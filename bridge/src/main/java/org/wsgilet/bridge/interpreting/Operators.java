package org.wsgilet.bridge.interpreting;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.operatorType;
import org.python.antlr.ast.unaryopType;
import org.python.core.PyObject;

/** The methods of operators. */
final class Operators {

    private Operators() {}

    static BinaryOperator<PyObject> binary(operatorType operator, boolean trueDivision) throws NotInterpretedException {
        return switch (operator) {
            case Add -> PyObject::_add;
            case Sub -> PyObject::_sub;
            case Mult -> PyObject::_mul;
            case Div -> trueDivision ? PyObject::_truediv : PyObject::_div;
            case Mod -> PyObject::_mod;
            case Pow -> PyObject::_pow;
            case LShift -> PyObject::_lshift;
            case RShift -> PyObject::_rshift;
            case BitOr -> PyObject::_or;
            case BitXor -> PyObject::_xor;
            case BitAnd -> PyObject::_and;
            case FloorDiv -> PyObject::_floordiv;
            default -> throw new NotInterpretedException("operator");
        };
    }

    static BinaryOperator<PyObject> augmented(operatorType operator, boolean trueDivision)
            throws NotInterpretedException {
        return switch (operator) {
            case Add -> PyObject::_iadd;
            case Sub -> PyObject::_isub;
            case Mult -> PyObject::_imul;
            case Div -> trueDivision ? PyObject::_itruediv : PyObject::_idiv;
            case Mod -> PyObject::_imod;
            case Pow -> PyObject::_ipow;
            case LShift -> PyObject::_ilshift;
            case RShift -> PyObject::_irshift;
            case BitOr -> PyObject::_ior;
            case BitXor -> PyObject::_ixor;
            case BitAnd -> PyObject::_iand;
            case FloorDiv -> PyObject::_ifloordiv;
            default -> throw new NotInterpretedException("operator");
        };
    }

    static UnaryOperator<PyObject> unary(unaryopType operator) throws NotInterpretedException {
        return switch (operator) {
            case Invert -> PyObject::__invert__;
            case Not -> PyObject::__not__;
            case UAdd -> PyObject::__pos__;
            case USub -> PyObject::__neg__;
            default -> throw new NotInterpretedException("operator");
        };
    }

    static BinaryOperator<PyObject> comparison(cmpopType operator) throws NotInterpretedException {
        return switch (operator) {
            case Eq -> PyObject::_eq;
            case NotEq -> PyObject::_ne;
            case Lt -> PyObject::_lt;
            case LtE -> PyObject::_le;
            case Gt -> PyObject::_gt;
            case GtE -> PyObject::_ge;
            case Is -> PyObject::_is;
            case IsNot -> PyObject::_isnot;
            case In -> PyObject::_in;
            case NotIn -> PyObject::_notin;
            default -> throw new NotInterpretedException("operator");
        };
    }
}
