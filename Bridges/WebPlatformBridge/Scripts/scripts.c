// Puts the scripts of this folder into the program, so that the command stays one movable file.
// Generated: `UPDATE_SNAPSHOTS=1 swift test --filter ScriptListTests` writes it anew.
#include "WebPlatformScripts.h"

static const unsigned char console_console_table_js[] = {
#embed "console/console-table.js"
};
static const unsigned char console_console_js[] = {
#embed "console/console.js"
};
static const unsigned char console_inspect_js[] = {
#embed "console/inspect.js"
};
static const unsigned char console_object_js[] = {
#embed "console/object.js"
};
static const unsigned char core_classes_js[] = {
#embed "core/classes.js"
};
static const unsigned char core_errors_js[] = {
#embed "core/errors.js"
};
static const unsigned char core_globals_js[] = {
#embed "core/globals.js"
};
static const unsigned char core_globals_json[] = {
#embed "core/globals.json"
};
static const unsigned char core_platform_js[] = {
#embed "core/platform.js"
};
static const unsigned char core_primordials_js[] = {
#embed "core/primordials.js"
};
static const unsigned char core_tasks_js[] = {
#embed "core/tasks.js"
};
static const unsigned char core_webidl_js[] = {
#embed "core/webidl.js"
};
static const unsigned char crypto_crypto_js[] = {
#embed "crypto/crypto.js"
};
static const unsigned char encoding_base64_js[] = {
#embed "encoding/base64.js"
};
static const unsigned char encoding_encoding_js[] = {
#embed "encoding/encoding.js"
};
static const unsigned char events_abort_js[] = {
#embed "events/abort.js"
};
static const unsigned char events_dom_exception_js[] = {
#embed "events/dom-exception.js"
};
static const unsigned char events_event_types_js[] = {
#embed "events/event-types.js"
};
static const unsigned char events_events_js[] = {
#embed "events/events.js"
};
static const unsigned char events_window_handlers_js[] = {
#embed "events/window-handlers.js"
};
static const unsigned char fetch_body_js[] = {
#embed "fetch/body.js"
};
static const unsigned char fetch_fetch_js[] = {
#embed "fetch/fetch.js"
};
static const unsigned char fetch_form_data_js[] = {
#embed "fetch/form-data.js"
};
static const unsigned char fetch_headers_js[] = {
#embed "fetch/headers.js"
};
static const unsigned char fetch_mime_js[] = {
#embed "fetch/mime.js"
};
static const unsigned char fetch_multipart_js[] = {
#embed "fetch/multipart.js"
};
static const unsigned char fetch_network_js[] = {
#embed "fetch/network.js"
};
static const unsigned char fetch_request_js[] = {
#embed "fetch/request.js"
};
static const unsigned char fetch_response_js[] = {
#embed "fetch/response.js"
};
static const unsigned char fetch_xhr_js[] = {
#embed "fetch/xhr.js"
};
static const unsigned char files_blob_urls_js[] = {
#embed "files/blob-urls.js"
};
static const unsigned char files_blob_js[] = {
#embed "files/blob.js"
};
static const unsigned char files_file_reader_js[] = {
#embed "files/file-reader.js"
};
static const unsigned char html_frames_js[] = {
#embed "html/frames.js"
};
static const unsigned char html_location_js[] = {
#embed "html/location.js"
};
static const unsigned char html_window_js[] = {
#embed "html/window.js"
};
static const unsigned char messaging_messaging_js[] = {
#embed "messaging/messaging.js"
};
static const unsigned char messaging_structured_clone_js[] = {
#embed "messaging/structured-clone.js"
};
static const unsigned char performance_performance_timeline_js[] = {
#embed "performance/performance-timeline.js"
};
static const unsigned char performance_performance_js[] = {
#embed "performance/performance.js"
};
static const unsigned char storage_storage_js[] = {
#embed "storage/storage.js"
};
static const unsigned char streams_byte_js[] = {
#embed "streams/byte.js"
};
static const unsigned char streams_common_js[] = {
#embed "streams/common.js"
};
static const unsigned char streams_controller_js[] = {
#embed "streams/controller.js"
};
static const unsigned char streams_from_js[] = {
#embed "streams/from.js"
};
static const unsigned char streams_iterator_js[] = {
#embed "streams/iterator.js"
};
static const unsigned char streams_pipe_js[] = {
#embed "streams/pipe.js"
};
static const unsigned char streams_queuing_js[] = {
#embed "streams/queuing.js"
};
static const unsigned char streams_readable_js[] = {
#embed "streams/readable.js"
};
static const unsigned char streams_reader_js[] = {
#embed "streams/reader.js"
};
static const unsigned char streams_streams_js[] = {
#embed "streams/streams.js"
};
static const unsigned char streams_tee_js[] = {
#embed "streams/tee.js"
};
static const unsigned char streams_transform_js[] = {
#embed "streams/transform.js"
};
static const unsigned char streams_writable_js[] = {
#embed "streams/writable.js"
};
static const unsigned char streams_writer_js[] = {
#embed "streams/writer.js"
};
static const unsigned char url_url_js[] = {
#embed "url/url.js"
};

#define SCRIPT(name, bytes) {name, bytes, sizeof(bytes)}

static const WebPlatformScript scripts[] = {
    SCRIPT("console/console-table", console_console_table_js),
    SCRIPT("console/console", console_console_js),
    SCRIPT("console/inspect", console_inspect_js),
    SCRIPT("console/object", console_object_js),
    SCRIPT("core/classes", core_classes_js),
    SCRIPT("core/errors", core_errors_js),
    SCRIPT("core/globals", core_globals_js),
    SCRIPT("core/globals.json", core_globals_json),
    SCRIPT("core/platform", core_platform_js),
    SCRIPT("core/primordials", core_primordials_js),
    SCRIPT("core/tasks", core_tasks_js),
    SCRIPT("core/webidl", core_webidl_js),
    SCRIPT("crypto/crypto", crypto_crypto_js),
    SCRIPT("encoding/base64", encoding_base64_js),
    SCRIPT("encoding/encoding", encoding_encoding_js),
    SCRIPT("events/abort", events_abort_js),
    SCRIPT("events/dom-exception", events_dom_exception_js),
    SCRIPT("events/event-types", events_event_types_js),
    SCRIPT("events/events", events_events_js),
    SCRIPT("events/window-handlers", events_window_handlers_js),
    SCRIPT("fetch/body", fetch_body_js),
    SCRIPT("fetch/fetch", fetch_fetch_js),
    SCRIPT("fetch/form-data", fetch_form_data_js),
    SCRIPT("fetch/headers", fetch_headers_js),
    SCRIPT("fetch/mime", fetch_mime_js),
    SCRIPT("fetch/multipart", fetch_multipart_js),
    SCRIPT("fetch/network", fetch_network_js),
    SCRIPT("fetch/request", fetch_request_js),
    SCRIPT("fetch/response", fetch_response_js),
    SCRIPT("fetch/xhr", fetch_xhr_js),
    SCRIPT("files/blob-urls", files_blob_urls_js),
    SCRIPT("files/blob", files_blob_js),
    SCRIPT("files/file-reader", files_file_reader_js),
    SCRIPT("html/frames", html_frames_js),
    SCRIPT("html/location", html_location_js),
    SCRIPT("html/window", html_window_js),
    SCRIPT("messaging/messaging", messaging_messaging_js),
    SCRIPT("messaging/structured-clone", messaging_structured_clone_js),
    SCRIPT("performance/performance-timeline", performance_performance_timeline_js),
    SCRIPT("performance/performance", performance_performance_js),
    SCRIPT("storage/storage", storage_storage_js),
    SCRIPT("streams/byte", streams_byte_js),
    SCRIPT("streams/common", streams_common_js),
    SCRIPT("streams/controller", streams_controller_js),
    SCRIPT("streams/from", streams_from_js),
    SCRIPT("streams/iterator", streams_iterator_js),
    SCRIPT("streams/pipe", streams_pipe_js),
    SCRIPT("streams/queuing", streams_queuing_js),
    SCRIPT("streams/readable", streams_readable_js),
    SCRIPT("streams/reader", streams_reader_js),
    SCRIPT("streams/streams", streams_streams_js),
    SCRIPT("streams/tee", streams_tee_js),
    SCRIPT("streams/transform", streams_transform_js),
    SCRIPT("streams/writable", streams_writable_js),
    SCRIPT("streams/writer", streams_writer_js),
    SCRIPT("url/url", url_url_js),
    {0, 0, 0},
};

const WebPlatformScript *web_platform_scripts_at(size_t index) { return &scripts[index]; }
