// Puts the scripts beside this file into the program, so that the command stays one movable file.
#include "WebPlatformScripts.h"

#define SCRIPT(id, file) static const unsigned char id[] = {
#define END };

const WebPlatformScript web_platform_scripts[] = {
    {0, 0, 0},
};
