// The JavaScript halves of the bridge, as bytes in the program (see scripts.c).
#pragma once
#include <stddef.h>

typedef struct {
    const char *_Nullable name;
    const unsigned char *_Nullable bytes;
    size_t count;
} WebPlatformScript;

/// A script by its number; beyond the last one there is one without a name.
const WebPlatformScript *_Nonnull web_platform_scripts_at(size_t index);
