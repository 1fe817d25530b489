// The JavaScript halves of the bridge, as bytes in the program (see scripts.c).
#pragma once
#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} WebPlatformScript;

/// Every script, ended by one without a name.
extern const WebPlatformScript web_platform_scripts[];
