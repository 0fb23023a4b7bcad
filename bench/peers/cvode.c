/* Runs the patients of a problem through CVODE: BDF, analytic Jacobian, stop times at jumps, a fresh start after each.
 * cvode PROBLEM OUT RTOL writes the states of all patients and times as doubles and prints seconds of set-up, seconds of
 * solving and steps. Compiled together with the model (model.c, from the same formulas as Rewire's own code);
 * -DSPARSE takes KLU in place of the dense solver. */
#include "model.c"
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <time.h>
#ifdef SPARSE
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#endif

static double p[PARAMETERS];
static double values[NONZEROS];

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

static int f(double t, N_Vector y, N_Vector dydt, void *data) {
  rates(t, N_VGetArrayPointer(y), p, N_VGetArrayPointer(dydt));
  return 0;
}

static int jac(double t, N_Vector y, N_Vector fy, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
#ifdef SPARSE
  sunindextype *starts = SUNSparseMatrix_IndexPointers(J), *places = SUNSparseMatrix_IndexValues(J);
  for (int j = 0; j <= STATES; j++) starts[j] = columns[j];
  for (int k = 0; k < NONZEROS; k++) places[k] = rows[k];
  jacobian(t, N_VGetArrayPointer(y), p, SUNSparseMatrix_Data(J));
#else
  jacobian(t, N_VGetArrayPointer(y), p, values);
  for (int j = 0; j < STATES; j++) {
    double *column = SUNDenseMatrix_Column(J, j);
    for (int k = columns[j]; k < columns[j + 1]; k++) column[rows[k]] = values[k];
  }
#endif
  return 0;
}

static void ok(int flag, const char *what) {
  if (flag < 0) {
    fprintf(stderr, "%s failed: %d\n", what, flag);
    exit(1);
  }
}

static double number(FILE *in) {
  double x;
  if (fscanf(in, "%lf", &x) != 1) {
    fprintf(stderr, "The problem ends too early.\n");
    exit(1);
  }
  return x;
}

int main(int argc, char **argv) {
  double began = seconds();
  double rtol = atof(argv[3]);
  FILE *in = fopen(argv[1], "r");
  int patients = (int)number(in), times = (int)number(in);
  double settle = number(in);
  double *out_times = malloc(times * sizeof(double));
  for (int i = 0; i < times; i++) out_times[i] = number(in);
  double scale[STATES];
  for (int i = 0; i < STATES; i++) scale[i] = number(in);
  double *raw = malloc(patients * sizeof(double) * RAW), *start = malloc(patients * sizeof(double) * STATES);
  double **jumps = malloc(patients * sizeof(double *));
  int *count = malloc(patients * sizeof(int));
  for (int i = 0; i < patients; i++) {
    for (int k = 0; k < RAW; k++) raw[i * RAW + k] = number(in);
    for (int k = 0; k < STATES; k++) start[i * STATES + k] = number(in);
    count[i] = (int)number(in);
    jumps[i] = malloc(4 * (count[i] + 1) * sizeof(double));
    for (int k = 0; k < 4 * count[i]; k++) jumps[i][k] = number(in); /* time, kind, place, value */
  }
  fclose(in);
  double *out = calloc((size_t)patients * times * STATES, sizeof(double));

  SUNContext context;
  ok(SUNContext_Create(NULL, &context), "SUNContext_Create");
  N_Vector y = N_VNew_Serial(STATES, context), atol = N_VNew_Serial(STATES, context);
  double *state = N_VGetArrayPointer(y);
  for (int k = 0; k < STATES; k++) N_VGetArrayPointer(atol)[k] = rtol * scale[k];
#ifdef SPARSE
  SUNMatrix J = SUNSparseMatrix(STATES, STATES, NONZEROS + STATES, CSC_MAT, context);
  SUNLinearSolver solver = SUNLinSol_KLU(y, J, context);
#else
  SUNMatrix J = SUNDenseMatrix(STATES, STATES, context);
  SUNLinearSolver solver = SUNLinSol_Dense(y, J, context);
#endif
  void *cvode = CVodeCreate(CV_BDF, context);
  memcpy(p, raw, RAW * sizeof(double));
  prepare(p);
  memcpy(state, start, STATES * sizeof(double));
  ok(CVodeInit(cvode, f, 0, y), "CVodeInit");
  ok(CVodeSVtolerances(cvode, rtol, atol), "CVodeSVtolerances");
  ok(CVodeSetLinearSolver(cvode, solver, J), "CVodeSetLinearSolver");
  ok(CVodeSetJacFn(cvode, jac), "CVodeSetJacFn");
  ok(CVodeSetMaxNumSteps(cvode, 1000000), "CVodeSetMaxNumSteps");

  double ready = seconds();
  long steps = 0, n;
  double t;
  for (int i = 0; i < patients; i++) {
    memcpy(p, raw + i * RAW, RAW * sizeof(double));
    prepare(p);
    memcpy(state, start + i * STATES, STATES * sizeof(double));
    if (settle > 0) {
      ok(CVodeReInit(cvode, 0, y), "CVodeReInit");
      ok(CVodeSetStopTime(cvode, settle), "CVodeSetStopTime");
      ok(CVode(cvode, settle, y, &t, CV_NORMAL), "CVode");
      CVodeGetNumSteps(cvode, &n);
      steps += n;
    }
    double end = out_times[times - 1];
    double now = 0;
    int next = 0, jump = 0;
    double *row = out + (size_t)i * times * STATES;
    while (next < times && out_times[next] <= 0) memcpy(row + STATES * next++, state, STATES * sizeof(double));
    while (now < end) {
      int changed = 0;
      while (jump < count[i] && jumps[i][4 * jump] <= now) {
        double *j = jumps[i] + 4 * jump++;
        if (j[1] == 0) state[(int)j[2]] += j[3];
        if (j[1] == 1) p[(int)j[2]] = j[3], changed = 1;
      }
      if (changed) prepare(p);
      double stop = jump < count[i] && jumps[i][4 * jump] < end ? jumps[i][4 * jump] : end;
      ok(CVodeReInit(cvode, now, y), "CVodeReInit");
      ok(CVodeSetStopTime(cvode, stop), "CVodeSetStopTime");
      while (next < times && out_times[next] <= stop) {
        ok(CVode(cvode, out_times[next], y, &t, CV_NORMAL), "CVode");
        memcpy(row + STATES * next++, state, STATES * sizeof(double));
      }
      if (next == 0 || out_times[next - 1] < stop) ok(CVode(cvode, stop, y, &t, CV_NORMAL), "CVode");
      CVodeGetNumSteps(cvode, &n);
      steps += n;
      now = stop;
    }
  }
  double done = seconds();
  FILE *file = fopen(argv[2], "wb");
  fwrite(out, sizeof(double), (size_t)patients * times * STATES, file);
  fclose(file);
  printf("%.6f %.6f %ld\n", ready - began, done - ready, steps);
  return 0;
}
