// The index tables of the WHATWG Encoding Standard (section 5, "Indexes"), as bytes in the program.
#pragma once
#include <stddef.h>

/// Names one table; see README.md for what its bytes hold.
typedef enum {
    web_platform_index_single_byte,
    web_platform_index_gb18030,
    web_platform_index_big5,
    web_platform_index_big5_plane2,
    web_platform_index_euc_kr,
    web_platform_index_jis0208,
    web_platform_index_jis0212,
} WebPlatformIndexName;

/// A table's bytes: constant, never freed.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} WebPlatformIndex;

/// The table of that name.
WebPlatformIndex web_platform_index(WebPlatformIndexName name);
