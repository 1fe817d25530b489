// Puts the scripts of this folder into the program, so that the command stays one movable file.
// A new script is entered twice below.
#include "WebPlatformScripts.h"

static const unsigned char abort_js[] = {
#embed "abort.js"
};
static const unsigned char base64_js[] = {
#embed "base64.js"
};
static const unsigned char console_table_js[] = {
#embed "console-table.js"
};
static const unsigned char console_js[] = {
#embed "console.js"
};
static const unsigned char crypto_js[] = {
#embed "crypto.js"
};
static const unsigned char dom_exception_js[] = {
#embed "dom-exception.js"
};
static const unsigned char errors_js[] = {
#embed "errors.js"
};
static const unsigned char event_types_js[] = {
#embed "event-types.js"
};
static const unsigned char events_js[] = {
#embed "events.js"
};
static const unsigned char inspect_js[] = {
#embed "inspect.js"
};
static const unsigned char performance_timeline_js[] = {
#embed "performance-timeline.js"
};
static const unsigned char performance_js[] = {
#embed "performance.js"
};
static const unsigned char platform_js[] = {
#embed "platform.js"
};
static const unsigned char primordials_js[] = {
#embed "primordials.js"
};
static const unsigned char storage_js[] = {
#embed "storage.js"
};
static const unsigned char tasks_js[] = {
#embed "tasks.js"
};
static const unsigned char webidl_js[] = {
#embed "webidl.js"
};

#define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

static const WebPlatformScript scripts[] = {
    SCRIPT("abort", abort_js),
    SCRIPT("base64", base64_js),
    SCRIPT("console-table", console_table_js),
    SCRIPT("console", console_js),
    SCRIPT("crypto", crypto_js),
    SCRIPT("dom-exception", dom_exception_js),
    SCRIPT("errors", errors_js),
    SCRIPT("event-types", event_types_js),
    SCRIPT("events", events_js),
    SCRIPT("inspect", inspect_js),
    SCRIPT("performance-timeline", performance_timeline_js),
    SCRIPT("performance", performance_js),
    SCRIPT("platform", platform_js),
    SCRIPT("primordials", primordials_js),
    SCRIPT("storage", storage_js),
    SCRIPT("tasks", tasks_js),
    SCRIPT("webidl", webidl_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
