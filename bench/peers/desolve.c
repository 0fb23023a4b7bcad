/* The model for R's deSolve. */
#include "model.c"

static double p[PARAMETERS];

void initmod(void (*odeparms)(int *, double *)) {
  int n = RAW;
  odeparms(&n, p);
  prepare(p);
}

void derivs(int *n, double *t, double *y, double *dydt, double *out, int *ip) {
  rates(*t, y, p, dydt);
}
