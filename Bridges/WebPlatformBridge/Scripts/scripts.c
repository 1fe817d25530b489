// Puts the scripts of this folder into the program, so that the command stays one movable file.
// A new script is entered twice below.
#include "WebPlatformScripts.h"

static const unsigned char abort_js[] = {
#embed "abort.js"
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
static const unsigned char frames_js[] = {
#embed "frames.js"
};
static const unsigned char location_js[] = {
#embed "location.js"
};
static const unsigned char platform_js[] = {
#embed "platform.js"
};
static const unsigned char primordials_js[] = {
#embed "primordials.js"
};
static const unsigned char tasks_js[] = {
#embed "tasks.js"
};
static const unsigned char url_js[] = {
#embed "url.js"
};
static const unsigned char webidl_js[] = {
#embed "webidl.js"
};
static const unsigned char window_handlers_js[] = {
#embed "window-handlers.js"
};
static const unsigned char window_js[] = {
#embed "window.js"
};

#define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

static const WebPlatformScript scripts[] = {
    SCRIPT("abort", abort_js),
    SCRIPT("dom-exception", dom_exception_js),
    SCRIPT("errors", errors_js),
    SCRIPT("event-types", event_types_js),
    SCRIPT("events", events_js),
    SCRIPT("frames", frames_js),
    SCRIPT("location", location_js),
    SCRIPT("platform", platform_js),
    SCRIPT("primordials", primordials_js),
    SCRIPT("tasks", tasks_js),
    SCRIPT("url", url_js),
    SCRIPT("webidl", webidl_js),
    SCRIPT("window-handlers", window_handlers_js),
    SCRIPT("window", window_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
