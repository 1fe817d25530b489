/* `Math.sin` and its like, the same on every x86-64 processor.

   The system's C library has each of these functions twice, with and without fused multiply-add, and
   takes what the processor has; the last digit differs. Its functions for long double exist once. A
   result that was computed with eleven more bits and then rounded is, but for one in some thousands, the
   nearest double there is.

   The engine's calls lead here, because what a program defines goes before what its libraries define. */

#include "script_math.h"

int script_math_is_there(void) { return 1; }

#define ONE(name)                                                                                  \
    extern long double name##l(long double);                                                       \
    __attribute__((visibility("default"), no_builtin)) double name(double x)                       \
    {                                                                                              \
        return (double)name##l((long double)x);                                                    \
    }

#define TWO(name)                                                                                  \
    extern long double name##l(long double, long double);                                          \
    __attribute__((visibility("default"), no_builtin)) double name(double x, double y)             \
    {                                                                                              \
        return (double)name##l((long double)x, (long double)y);                                    \
    }

ONE(acos)
ONE(acosh)
ONE(asin)
ONE(asinh)
ONE(atan)
ONE(atanh)
ONE(cbrt)
ONE(cos)
ONE(cosh)
ONE(exp)
ONE(exp2)
ONE(expm1)
ONE(log)
ONE(log10)
ONE(log1p)
ONE(log2)
ONE(sin)
ONE(sinh)
ONE(tan)
ONE(tanh)
TWO(atan2)
TWO(hypot)
TWO(pow)
