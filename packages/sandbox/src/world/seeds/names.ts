/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

export const GIVEN_NAMES =
  'Ada Amara Anders Anika Arjun Asha Beatriz Bruno Carla Chen Clara Dagny Dario Diego Edith Elena Emil Esra Farid Femi Finn Freya Gita Goran Hana Hugo Ines Ivan Jana Jasper Joana Kaito Karim Katja Kofi Lars Leila Liam Lucia Magnus Maren Marta Mei Milan Nadia Nils Noor Olu Omar Paula Petra Quentin Rania Rosa Sana Silas Sofia Tariq Tove Uma Viktor Wanda Yara Yusuf Zoe'.split(
    ' ',
  );

export const FAMILY_NAMES =
  'Abebe Adler Ahmed Almeida Andersen Aydin Baker Bauer Becker Bello Berg Bianchi Blanc Bos Brandt Cheng Costa Dahl Demirel Diaz Dubois Eriksen Faber Ferrari Fontaine Garcia Gruber Haas Hansen Hassan Hoffmann Ibrahim Ito Jansen Jensen Kapoor Kaya Keller Khan Kowalski Kruger Kumar Lang Larsson Lehmann Lopez Maas Malik Marino Mbeki Meyer Mori Moreau Nakamura Ndiaye Novak Okafor Olsen Park Patel Pereira Popescu Rahman Reyes Ricci Romano Rossi Sato Schmidt Sharma Silva Singh Suzuki Tran Vargas Vogel Wagner Wang Yilmaz Zhang'.split(
    ' ',
  );
