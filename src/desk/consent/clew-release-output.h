/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-release.h"

/* Getting a finished release out: to the printer, or to a file that the
 * person at the desk chose. The form gets its number only when one of the two
 * really goes ahead. */

/**
 * ClewReleaseOutputDone:
 * @consent: (nullable): the release's id, or %NULL when nothing was made; of a form that is kept
 *   already, its id in any case
 * @error: (nullable): what went wrong; %NULL also when somebody chose Cancel
 * @data: as given
 */
typedef void (*ClewReleaseOutputDone) (const char *consent, const GError *error, gpointer data);

GBytes *clew_release_output_preview (ClewOffice *office, ClewReleaseDraft *draft, GError **error);

void clew_release_output_print (GtkWindow            *parent,
                                ClewOffice           *office,
                                ClewReleaseDraft     *draft,
                                ClewReleaseOutputDone done,
                                gpointer              data);
void clew_release_output_save (GtkWindow            *parent,
                               ClewOffice           *office,
                               ClewReleaseDraft     *draft,
                               ClewReleaseOutputDone done,
                               gpointer              data);
void clew_release_output_print_again (GtkWindow            *parent,
                                      ClewOffice           *office,
                                      ClewRecord           *consent,
                                      ClewReleaseOutputDone done,
                                      gpointer              data);
void clew_release_output_save_again (GtkWindow            *parent,
                                     ClewOffice           *office,
                                     ClewRecord           *consent,
                                     ClewReleaseOutputDone done,
                                     gpointer              data);
