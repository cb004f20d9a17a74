// [one]
/* never closed "
