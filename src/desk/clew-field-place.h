/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-field-form.h"

/* For clew-field-form.c: one field and the row in which it is typed or chosen. */

typedef struct _ClewFieldPlace ClewFieldPlace;

/* Something was typed to its end: Return, a choice, or the focus left. */
typedef void (*ClewFieldTyped) (ClewFieldPlace *place, gpointer data);

/**
 * ClewFieldPlace:
 * @office: for today
 * @record: whose field it is, as last kept
 * @field: which field
 * @row: where it is typed or chosen
 * @ids: (nullable): of choices: what each place of the list stands for; the first is nothing
 * @also: (nullable): of choices: a column that the same choice fills; an id is then that of the
 *   field, with that of the other column after a space
 * @typed: whether something is typed that is not kept yet
 */
struct _ClewFieldPlace
{
  ClewOffice          *office;
  AdwPreferencesGroup *group;
  ClewRecord          *record;
  const ClewField     *field;
  GtkWidget           *row;
  GtkWidget           *message_row;
  GtkLabel            *message;
  GtkTextView         *text_view;
  GPtrArray           *ids;
  const char          *also;
  GtkEventController  *controllers[2];
  ClewFieldTyped       done;
  gpointer             done_data;
  ClewFieldRemark      remark;
  gpointer             remark_data;
  gboolean             typed;
  gboolean             showing;
};

ClewFieldPlace *clew_field_place_new (ClewOffice    *office,
                                      ClewRecord    *record,
                                      const char    *column,
                                      ClewFieldTyped done,
                                      gpointer       data);
void            clew_field_place_free (ClewFieldPlace *place);
void            clew_field_place_add_choice (ClewFieldPlace *place,
                                             GStrvBuilder   *labels,
                                             const char     *id,
                                             const char     *label);
void            clew_field_place_limit (ClewFieldPlace *place, const char *last);
void            clew_field_place_build (ClewFieldPlace      *place,
                                        AdwPreferencesGroup *group,
                                        GStrvBuilder        *labels);
void            clew_field_place_take_away (ClewFieldPlace *place);
void            clew_field_place_show (ClewFieldPlace *place);
void            clew_field_place_show_message (ClewFieldPlace *place,
                                               const char     *text,
                                               gboolean        refused);
void            clew_field_place_show_remark (ClewFieldPlace *place);
const char     *clew_field_place_read (ClewFieldPlace *place, ClewRecord *record);
void            clew_field_place_focus (ClewFieldPlace *place);
