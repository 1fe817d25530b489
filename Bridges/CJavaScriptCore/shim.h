#ifndef PORTAL_JAVASCRIPTCORE_SHIM_H
#define PORTAL_JAVASCRIPTCORE_SHIM_H

#include <JavaScriptCore/JavaScript.h>
#include <stdbool.h>
#include <stdint.h>

/* Functions that the library exports and its public headers leave out. The signatures are those of
   WebKit's private headers; the article engine-notes says what they were seen to do. Nothing is
   defined here: this target only declares. */

/* Execution limit: asks `callback` once when `seconds` of CPU time have gone by in one stay in the
   engine. To be asked again the callback must set the limit anew. */
typedef bool (*portal_ShouldTerminate)(JSContextRef context, void *data);
void JSContextGroupSetExecutionTimeLimit(JSContextGroupRef group, double seconds,
                                         portal_ShouldTerminate callback, void *data);
void JSContextGroupClearExecutionTimeLimit(JSContextGroupRef group);

/* The realm that an object belongs to. */
JSGlobalContextRef JSObjectGetGlobalContext(JSObjectRef object);

/* Called with (promise, reason) after the microtasks have run. */
void JSGlobalContextSetUnhandledRejectionCallback(JSGlobalContextRef context, JSObjectRef function,
                                                  JSValueRef *exception);

/* Whether eval() and its like run, and the words of the EvalError that they throw where they do not. */
void JSGlobalContextSetEvalEnabled(JSGlobalContextRef context, bool isEnabled, JSStringRef message);

/* The calls under way in a context, one a line: "#0 function() at url:line". */
JSStringRef JSContextCreateBacktrace(JSContextRef context, unsigned maxStackSize);

/* A script that is parsed once and evaluated in many contexts of one group. */
typedef struct OpaqueJSScript *portal_ScriptRef;
portal_ScriptRef JSScriptCreateFromString(JSContextGroupRef group, JSStringRef url,
                                          int startingLineNumber, JSStringRef source,
                                          JSStringRef *errorMessage, int *errorLine);
JSValueRef JSScriptEvaluate(JSContextRef context, portal_ScriptRef script, JSValueRef thisValue,
                            JSValueRef *exception);
void JSScriptRelease(portal_ScriptRef script);

/* The same on a text that is not copied: the script's string points at it. */
portal_ScriptRef JSScriptCreateReferencingImmortalASCIIText(JSContextGroupRef group,
                                                            JSStringRef url,
                                                            int startingLineNumber,
                                                            const char *source, size_t length,
                                                            JSStringRef *errorMessage,
                                                            int *errorLine);

/* The target of a Proxy; NULL for any other object. Runs no script. */
JSObjectRef JSObjectGetProxyTarget(JSObjectRef object);

/* A reference that does not keep its object: NULL once the object was collected. */
typedef struct OpaqueJSWeak *portal_WeakRef;
portal_WeakRef JSWeakCreate(JSContextGroupRef group, JSObjectRef object);
JSObjectRef JSWeakGetObject(portal_WeakRef reference);
void JSWeakRelease(JSContextGroupRef group, portal_WeakRef reference);

/* Whether an exception that leaves the engine is reported to an inspector with the C calls that were
   under way. Walking those takes tens of microseconds. */
void JSGlobalContextSetIncludesNativeCallStackWhenReportingExceptions(JSGlobalContextRef context,
                                                                      bool includesNativeCallStack);

/* Said before the first group is made: no timers for the collector. They would fire in a run loop,
   which a program of this kind does not have, and setting them is not free. */
void JSDisableGCTimer(void);

/* Tells the collector of memory outside of its heap that hangs on objects inside. */
void JSReportExtraMemoryCost(JSContextRef context, size_t size);

/* The library's version. Its public header needs GLib's, so it is declared here. */
unsigned jsc_get_major_version(void);
unsigned jsc_get_minor_version(void);

/* `dladdr` and its `Dl_info`, which the C library's header shows to GNU sources only. */
struct portal_LibraryPlace {
    const char *file;
    void *base;
    const char *symbol;
    void *symbolAddress;
};
int portal_findLibrary(const void *address, struct portal_LibraryPlace *place) __asm__("dladdr");

/* Takes and gives back the engine's lock. Inside a host function the engine has dropped it. */
void JSLock(JSContextRef context);
void JSUnlock(JSContextRef context);

/* Whether a context can be inspected. The library calls
   `Inspector::RemoteInspectionTarget::setInspectable` for it. */
void JSGlobalContextSetInspectable(JSGlobalContextRef context, bool inspectable);

/* What a C++ function gives back that returns an object: it is written through a hidden pointer, as
   for a structure of more than 16 bytes in C (System V ABI, AAPCS64). The first word is written. */
struct portal_Returned {
    void *words[4];
};

/* GLib's default loop, which the engine iterates while a script stands still. The library brings
   GLib; declared here so that its headers are not needed. */
typedef int (*portal_IdleWork)(void *data);
unsigned g_idle_add(portal_IdleWork work, void *data);
void *g_main_context_find_source_by_id(void *context, unsigned id);
void g_source_set_can_recurse(void *source, int canRecurse);

#endif
