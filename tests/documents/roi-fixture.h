/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "documents/clew-roi-form.h"

#include <poppler.h>

/* An invented office with sixty agencies, to put any number of them on a form. */

#define ROI_N_AGENCIES 60

typedef struct
{
  ClewRoiForm   form;
  ClewRoiAgency agencies[ROI_N_AGENCIES];
  const char   *others[ROI_N_AGENCIES + 1];
} RoiFixture;

extern const char *const roi_agency_names[ROI_N_AGENCIES];
extern const char *const roi_all_categories[];
extern const char *const roi_five_categories[];

RoiFixture      *
roi_fixture_new (const char *language, guint n_agencies, const char *const *categories);
void roi_fixture_free (RoiFixture *fixture);

GBytes          *roi_render (const ClewRoiForm *form);
PopplerDocument *roi_open (GBytes *pdf);
void             roi_leave_sample (const char *name, GBytes *pdf);

char *roi_read_page (GBytes *pdf, guint page);
char *roi_read_all (GBytes *pdf);
char *roi_clean (const char *text);
guint roi_count (const char *text, const char *part);
guint roi_count_overlaps (GArray *marks);
void  roi_assert_disjoint (GArray *marks, double width, double height, double margin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RoiFixture, roi_fixture_free)
