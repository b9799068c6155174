/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-check-row.h"

struct _ClewCheckRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (ClewCheckRow, clew_check_row, ADW_TYPE_ACTION_ROW)

enum
{
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_state (ClewCheckRow *row)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (row->check)
                                 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                 : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
toggled_cb (ClewCheckRow *row)
{
  tell_state (row);
  g_signal_emit (row, signals[TOGGLED], 0);
}

static void
clew_check_row_class_init (ClewCheckRowClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_CHECKBOX);

  /**
   * ClewCheckRow::toggled:
   *
   * The row was checked or unchecked.
   */
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_check_row_init (ClewCheckRow *row)
{
  /* The row itself speaks; the box in it is only its picture. A radio button that
   * can have the focus takes the Tab key and goes nowhere. */
  row->check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_NONE,
                             "focusable", FALSE,
                             "can-focus", FALSE,
                             "valign", GTK_ALIGN_CENTER,
                             NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (row->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (row->check));
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), row, G_CONNECT_SWAPPED);
  tell_state (row);
}

static void
describe (ClewCheckRow *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

/**
 * clew_check_row_new:
 * @title: what is checked
 * @subtitle: (nullable): more about it
 * @active: whether it is checked
 *
 * Returns: (transfer floating): a check box
 */
ClewCheckRow *
clew_check_row_new (const char *title, const char *subtitle, gboolean active)
{
  ClewCheckRow *row = g_object_new (CLEW_TYPE_CHECK_ROW, NULL);

  describe (row, title, subtitle);
  gtk_check_button_set_active (row->check, active);
  return row;
}

/**
 * clew_check_row_new_choice:
 * @title: the choice
 * @subtitle: (nullable): more about it
 * @first: (nullable): the first of the choices of which one is chosen
 *
 * Returns: (transfer floating): a radio button; it is chosen when it is the first
 */
ClewCheckRow *
clew_check_row_new_choice (const char *title, const char *subtitle, ClewCheckRow *first)
{
  ClewCheckRow *row = g_object_new (CLEW_TYPE_CHECK_ROW,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                    NULL);

  describe (row, title, subtitle);
  if (first != NULL)
    gtk_check_button_set_group (row->check, first->check);
  else
    {
      /* A group of one draws as a check box until the second joins. */
      gtk_check_button_set_active (row->check, TRUE);
    }
  return row;
}

gboolean
clew_check_row_get_active (ClewCheckRow *row)
{
  g_return_val_if_fail (CLEW_IS_CHECK_ROW (row), FALSE);

  return gtk_check_button_get_active (row->check);
}

void
clew_check_row_set_active (ClewCheckRow *row, gboolean active)
{
  g_return_if_fail (CLEW_IS_CHECK_ROW (row));

  gtk_check_button_set_active (row->check, active);
}
