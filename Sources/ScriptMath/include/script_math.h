#ifndef SCRIPT_MATH_H
#define SCRIPT_MATH_H

/* Nothing is called by name: the program's functions stand before those of the system's library,
   for the engine too. This one keeps the module from being empty. */
int script_math_is_there(void);

#endif
