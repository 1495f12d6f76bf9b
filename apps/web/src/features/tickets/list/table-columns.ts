/** Select, status, number, subject, customer, labels, assignee, priority, updated. */
export const tableColumns =
  "grid w-full items-center grid-cols-[2.75rem_1.75rem_4.375rem_minmax(0,1fr)_10rem_10.625rem_2.75rem_5.25rem_5.25rem] max-lg:grid-cols-[2.75rem_1.75rem_4.375rem_minmax(0,1fr)_8rem_0_2.75rem_5.25rem_5.25rem]";
