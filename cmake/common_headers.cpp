// Nothing but the precompiled header is made of it.
