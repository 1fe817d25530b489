// Puts the scripts of this folder into the program, so that the command stays one movable file.
// A new script is entered twice below.
#include "WebPlatformScripts.h"

static const unsigned char abort_js[] = {
#embed "abort.js"
};
static const unsigned char blob_urls_js[] = {
#embed "blob-urls.js"
};
static const unsigned char blob_js[] = {
#embed "blob.js"
};
static const unsigned char dom_exception_js[] = {
#embed "dom-exception.js"
};
static const unsigned char encoding_js[] = {
#embed "encoding.js"
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
static const unsigned char file_reader_js[] = {
#embed "file-reader.js"
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
static const unsigned char queuing_js[] = {
#embed "queuing.js"
};
static const unsigned char streams_byte_js[] = {
#embed "streams-byte.js"
};
static const unsigned char streams_common_js[] = {
#embed "streams-common.js"
};
static const unsigned char streams_controller_js[] = {
#embed "streams-controller.js"
};
static const unsigned char streams_from_js[] = {
#embed "streams-from.js"
};
static const unsigned char streams_iterator_js[] = {
#embed "streams-iterator.js"
};
static const unsigned char streams_pipe_js[] = {
#embed "streams-pipe.js"
};
static const unsigned char streams_readable_js[] = {
#embed "streams-readable.js"
};
static const unsigned char streams_reader_js[] = {
#embed "streams-reader.js"
};
static const unsigned char streams_tee_js[] = {
#embed "streams-tee.js"
};
static const unsigned char streams_transform_js[] = {
#embed "streams-transform.js"
};
static const unsigned char streams_writable_js[] = {
#embed "streams-writable.js"
};
static const unsigned char streams_writer_js[] = {
#embed "streams-writer.js"
};
static const unsigned char streams_js[] = {
#embed "streams.js"
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
    SCRIPT("blob-urls", blob_urls_js),
    SCRIPT("blob", blob_js),
    SCRIPT("dom-exception", dom_exception_js),
    SCRIPT("encoding", encoding_js),
    SCRIPT("errors", errors_js),
    SCRIPT("event-types", event_types_js),
    SCRIPT("events", events_js),
    SCRIPT("file-reader", file_reader_js),
    SCRIPT("frames", frames_js),
    SCRIPT("location", location_js),
    SCRIPT("platform", platform_js),
    SCRIPT("primordials", primordials_js),
    SCRIPT("queuing", queuing_js),
    SCRIPT("streams-byte", streams_byte_js),
    SCRIPT("streams-common", streams_common_js),
    SCRIPT("streams-controller", streams_controller_js),
    SCRIPT("streams-from", streams_from_js),
    SCRIPT("streams-iterator", streams_iterator_js),
    SCRIPT("streams-pipe", streams_pipe_js),
    SCRIPT("streams-readable", streams_readable_js),
    SCRIPT("streams-reader", streams_reader_js),
    SCRIPT("streams-tee", streams_tee_js),
    SCRIPT("streams-transform", streams_transform_js),
    SCRIPT("streams-writable", streams_writable_js),
    SCRIPT("streams-writer", streams_writer_js),
    SCRIPT("streams", streams_js),
    SCRIPT("tasks", tasks_js),
    SCRIPT("url", url_js),
    SCRIPT("webidl", webidl_js),
    SCRIPT("window-handlers", window_handlers_js),
    SCRIPT("window", window_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
