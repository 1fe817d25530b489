// Puts the scripts of this folder into the program, so that the command stays one movable file.
// A new script is entered twice below.
#include "WebPlatformScripts.h"

static const unsigned char abort_js[] = {
#embed "abort.js"
};
static const unsigned char base64_js[] = {
#embed "base64.js"
};
static const unsigned char blob_urls_js[] = {
#embed "blob-urls.js"
};
static const unsigned char blob_js[] = {
#embed "blob.js"
};
static const unsigned char body_js[] = {
#embed "body.js"
};
static const unsigned char classes_js[] = {
#embed "classes.js"
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
static const unsigned char fetch_js[] = {
#embed "fetch.js"
};
static const unsigned char file_reader_js[] = {
#embed "file-reader.js"
};
static const unsigned char form_data_js[] = {
#embed "form-data.js"
};
static const unsigned char frames_js[] = {
#embed "frames.js"
};
static const unsigned char headers_js[] = {
#embed "headers.js"
};
static const unsigned char inspect_js[] = {
#embed "inspect.js"
};
static const unsigned char location_js[] = {
#embed "location.js"
};
static const unsigned char messaging_js[] = {
#embed "messaging.js"
};
static const unsigned char mime_js[] = {
#embed "mime.js"
};
static const unsigned char multipart_js[] = {
#embed "multipart.js"
};
static const unsigned char network_js[] = {
#embed "network.js"
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
static const unsigned char queuing_js[] = {
#embed "queuing.js"
};
static const unsigned char request_js[] = {
#embed "request.js"
};
static const unsigned char response_js[] = {
#embed "response.js"
};
static const unsigned char storage_js[] = {
#embed "storage.js"
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
static const unsigned char structured_clone_js[] = {
#embed "structured-clone.js"
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
static const unsigned char xhr_js[] = {
#embed "xhr.js"
};

#define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

static const WebPlatformScript scripts[] = {
    SCRIPT("abort", abort_js),
    SCRIPT("base64", base64_js),
    SCRIPT("blob-urls", blob_urls_js),
    SCRIPT("blob", blob_js),
    SCRIPT("body", body_js),
    SCRIPT("classes", classes_js),
    SCRIPT("console-table", console_table_js),
    SCRIPT("console", console_js),
    SCRIPT("crypto", crypto_js),
    SCRIPT("dom-exception", dom_exception_js),
    SCRIPT("encoding", encoding_js),
    SCRIPT("errors", errors_js),
    SCRIPT("event-types", event_types_js),
    SCRIPT("events", events_js),
    SCRIPT("fetch", fetch_js),
    SCRIPT("file-reader", file_reader_js),
    SCRIPT("form-data", form_data_js),
    SCRIPT("frames", frames_js),
    SCRIPT("headers", headers_js),
    SCRIPT("inspect", inspect_js),
    SCRIPT("location", location_js),
    SCRIPT("messaging", messaging_js),
    SCRIPT("mime", mime_js),
    SCRIPT("multipart", multipart_js),
    SCRIPT("network", network_js),
    SCRIPT("performance-timeline", performance_timeline_js),
    SCRIPT("performance", performance_js),
    SCRIPT("platform", platform_js),
    SCRIPT("primordials", primordials_js),
    SCRIPT("queuing", queuing_js),
    SCRIPT("request", request_js),
    SCRIPT("response", response_js),
    SCRIPT("storage", storage_js),
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
    SCRIPT("structured-clone", structured_clone_js),
    SCRIPT("tasks", tasks_js),
    SCRIPT("url", url_js),
    SCRIPT("webidl", webidl_js),
    SCRIPT("window-handlers", window_handlers_js),
    SCRIPT("window", window_js),
    SCRIPT("xhr", xhr_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
